import type { SignedIn } from '../../lib/core/seat.ts';
import { startRun } from '../../server/actions/draft-reply.ts';
import { type FlowData, flowRequest } from '../../server/flow/data.ts';
import { replyFlow } from '../../server/flow/flow.ts';
import { type Recorder, runGraph } from '../../server/flow/graph.ts';
import { generate as generateNode } from '../../server/flow/nodes/generate.ts';
import { openOutside } from '../../server/flow/open-outside.ts';
import type { RunContext } from '../../server/flow/outside.ts';
import { corpusReader } from '../../server/knowledge/read-corpus.ts';
import { aDraftRequest, aReading } from '../../test/builders/reading.ts';
import { importDemoArticles } from '../../test/run.ts';
import { amira, type TestServices } from '../../test/services.ts';

const ticket = '1042';
const longestMs = 20_000;

const storesNothing: Recorder = { started: () => undefined, finished: async () => undefined };

/** Another agent each time, because one person may start only so many drafts in a minute. */
const anotherAgent = (): SignedIn => ({ ...amira, sub: `agent-${crypto.randomUUID()}` });

/** The whole flow as the backend runs it, up to its last event. */
const draftOn = async (services: TestServices, reading: FlowData['request']['reading']): Promise<void> => {
  const run = await startRun(services, anotherAgent(), aDraftRequest(reading));
  const live = services.runFlow.live(run.id);
  let last: string | undefined;
  for await (const { event } of live?.after(-1, AbortSignal.timeout(longestMs)) ?? []) last = event.type;
  if (last !== 'done') throw new Error(`the run ended with ${last}`);
};

/** One ticket's draft in three ways: as shipped, without the store, and its one step that writes. */
export const openDrafting = async (services: TestServices) => {
  await importDemoArticles(services);
  const policy = await services.policies.current();
  const reading = await aReading(services, amira, ticket);
  const { runId: _runId, ...asked } = aDraftRequest(reading);
  const request = flowRequest.parse({ ...asked, roles: amira.roles, agent: amira.name });
  const parts = { connectors: services.connectors, corpus: corpusReader(services.db) };
  const record = { system: 'desk', type: 'ticket', id: ticket };

  const contextNow = (): RunContext => {
    const at = services.now();
    const signal = AbortSignal.timeout(longestMs);
    const about = { policy, roles: amira.roles, record, model: null, onText: () => undefined, signal, at };
    return { at, policy, outside: openOutside(parts, about) };
  };
  const runWithoutStoring = () => runGraph(replyFlow, request, contextNow(), storesNothing);
  const { data } = await runWithoutStoring();
  return {
    draft: () => draftOn(services, reading),
    generate: () => generateNode.execute(data, contextNow()),
    runWithoutStoring,
  };
};
