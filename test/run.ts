import { fileURLToPath } from 'node:url';
import type { Draft, RunEvent } from '../lib/core/draft.ts';
import type { SignedIn } from '../lib/core/seat.ts';
import { startRun } from '../server/actions/draft-reply.ts';
import { runEvents } from '../server/actions/watch-run.ts';
import type { PlacedEvent } from '../server/flow/live-run.ts';
import { openRunFlow } from '../server/flow/run-flow.ts';
import { importArticles } from '../server/knowledge/import-articles.ts';
import type { Services } from '../server/services.ts';
import { aDraftRequest, aReading } from './builders/reading.ts';
import { modelName } from './model-server.ts';

/** Brings the demo's articles into the store. */
export const importDemoArticles = ({ db, now }: Pick<Services, 'db' | 'now'>) =>
  importArticles(db, fileURLToPath(new URL('../demo/articles', import.meta.url)), {
    corpus: 'demo',
    at: now(),
  });

/** The same services with a flow of their own: its limits start anew, and it may have a model. */
export const withFlow = (services: Services, modelUrl?: string, outside = false): Services => {
  const model = { title: 'Writer', url: modelUrl ?? '', model: modelName, outside, timeoutMs: 5000 };
  return { ...services, runFlow: openRunFlow(services, modelUrl ? model : undefined) };
};

/** Every event of a run after a place, up to its end. */
export const eventsOf = async (
  services: Services,
  person: SignedIn,
  runId: string,
  after = -1,
): Promise<PlacedEvent[]> => {
  const events: PlacedEvent[] = [];
  for await (const event of runEvents(services, person, runId, after, AbortSignal.timeout(20_000)))
    events.push(event);
  return events;
};

type Request = ReturnType<typeof aDraftRequest>;

/** Runs a ticket of the story to its end and gives its last event. */
export const runTicket = async (
  services: Services,
  person: SignedIn,
  ticket: string,
  changes: Partial<Request> = {},
): Promise<{ runId: string; end: RunEvent }> => {
  const reading = changes.reading ?? (await aReading(services, person, ticket));
  const run = await startRun(services, person, aDraftRequest(reading, changes));
  const events = await eventsOf(services, person, run.id);
  const end = events.at(-1)?.event;
  if (!end) throw new Error('the run told nothing');
  return { runId: run.id, end };
};

/** Runs a ticket of the story and gives its draft. */
export const draftTicket = async (
  ...[services, person, ticket, changes]: Parameters<typeof runTicket>
): Promise<Draft> => {
  const { end } = await runTicket(services, person, ticket, changes);
  if (end.type !== 'done') throw new Error(`the run ended with ${JSON.stringify(end)}`);
  return end.draft;
};
