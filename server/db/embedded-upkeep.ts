import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

const minuteMs = 60_000;

/**
 * The embedded PostgreSQL has no background processes: without a checkpoint its write-ahead log grows for ever, without
 * a vacuum its tables do. Gives the function that stops both and waits for the one that runs.
 */
export const startEmbeddedUpkeep = (db: Kysely<Database>, onProblem: (error: Error) => void) => {
  const stops = [
    repeat(5 * minuteMs, () => sql`checkpoint`.execute(db), onProblem),
    repeat(20 * minuteMs, () => sql`vacuum (analyze)`.execute(db), onProblem),
  ];
  return async (): Promise<void> => {
    await Promise.all(stops.map(stop => stop()));
  };
};

const repeat = (everyMs: number, task: () => Promise<unknown>, onProblem: (error: Error) => void) => {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = task().catch(onProblem);
  }, everyMs).unref();
  return async (): Promise<void> => {
    clearInterval(timer);
    await running;
  };
};
