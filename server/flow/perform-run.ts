import { Fault, isFault } from '../../lib/core/fault.ts';
import type { Corpus } from '../knowledge/article.ts';
import type { ModelProvider } from '../models/provider.ts';
import type { Services } from '../services.ts';
import type { FlowData } from './data.ts';
import { endEvent } from './end-event.ts';
import { finishRun, type RunEnd } from './finish-run.ts';
import { replyFlow } from './flow.ts';
import { type GraphEnd, runGraph } from './graph.ts';
import type { LiveRun } from './live-run.ts';
import { openOutside } from './open-outside.ts';
import { mostTexts, placeOf } from './places.ts';
import { recordNodes } from './record-nodes.ts';
import { longestRunMs, type RunOrder } from './run-order.ts';

export type FlowParts = Pick<Services, 'db' | 'connectors' | 'logger' | 'now' | 'newId'>;

/** Besides the flow's parts, what drafts draw on. */
interface PerformParts extends FlowParts {
  corpus: () => Promise<Corpus>;
}

const generatePosition = replyFlow.findIndex(({ name }) => name === 'generate');

/** Tells the text so far of a model that is writing, in bounded number and not for every letter. */
const textTeller = (live: LiveRun): ((text: string) => void) => {
  const lettersBetween = 40;
  let step = 0;
  let told = 0;
  return text => {
    if (step >= mostTexts || text.length < told + lettersBetween) return;
    told = text.length;
    live.publish(placeOf.text(generatePosition, step), { type: 'text', text });
    step += 1;
  };
};

const endOf = (order: RunOrder, end: GraphEnd): RunEnd =>
  end.end === 'stop'
    ? { state: 'stopped', ...end.stop }
    : { state: 'done', draft: { runId: order.runId, ...end.data.package } };

/** Rejects when the run's time is over, even where something it waits for never answers. */
const withinTime = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

const reasonFor = (error: unknown, closing: AbortSignal, time: AbortSignal): string => {
  if (closing.aborted) return 'The backend was stopped while this draft was under way. Start it again.';
  if (time.aborted)
    return `This draft took longer than ${longestRunMs / 1000} seconds and was given up. Try again.`;
  return isFault(error)
    ? error.public
    : 'This draft failed inside the backend. The operator finds the reason in its log.';
};

interface Performance {
  order: RunOrder;
  model: ModelProvider | null;
  live: LiveRun;
  /** Aborted when the backend stops. */
  closing: AbortSignal;
}

/** Goes through the graph as far as it leads. `known` gets each output on the way. */
const carry = async (
  parts: PerformParts,
  { order, model, live, closing }: Performance,
  known: Partial<FlowData>,
): Promise<RunEnd> => {
  const { request, policy, startedAt: at } = order;
  // Waiting for a turn counts as well: a run older than the limit is certainly not under way anywhere.
  const elapsedMs = parts.now().getTime() - at.getTime();
  const time = AbortSignal.timeout(Math.max(0, longestRunMs - elapsedMs));
  const signal = AbortSignal.any([closing, time]);
  const about = { policy, roles: request.roles, record: order.record, at };
  const outside = openOutside(parts, { ...about, model, signal, onText: textTeller(live) });
  const recorder = recordNodes(parts, { order, live, signal, known });
  try {
    const work = runGraph(replyFlow, request, { at, policy, outside }, recorder);
    return endOf(order, await withinTime(work, signal));
  } catch (error) {
    if (!isFault(error) && !signal.aborted)
      parts.logger.error({ err: error, runId: order.runId }, 'a run failed');
    return { state: 'failed', reason: reasonFor(error, closing, time) };
  }
};

/** Carries one run through the graph, tells what happens, and stores how it ended. Throws only when that cannot be stored. */
export const performRun = async (parts: PerformParts, performance: Performance): Promise<void> => {
  const { order, live } = performance;
  const known: Partial<FlowData> = {};
  const end = await carry(parts, performance, known);
  const ending = {
    runId: order.runId,
    person: order.person,
    record: order.record,
    policyVersion: order.policy.version,
    recordTitle: known.reconcile?.recordTitle ?? null,
    exceptions: known.reconcile?.exceptions ?? [],
  };
  if (!(await finishRun(parts, ending, end))) throw new Fault('conflict', 'This run had ended already.');
  live.publish(placeOf.end(replyFlow.length), endEvent(end));
};
