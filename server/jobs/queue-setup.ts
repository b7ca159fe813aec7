import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Store } from '../db/store.ts';
import { type JobName, type Jobs, jobNames, jobSettings } from './job.ts';

const deadLetter = 'dead';
const firstPauseSeconds = 1;
const longestPauseSeconds = 300;
/** A process that has not said for so long that it still works on a job is taken for dead. */
const heartbeatSeconds = 10;

const noJob = '00000000-0000-0000-0000-000000000000';

/** Makes the queues, or gives them the settings of this version. */
export const prepareQueues = async (boss: PgBoss): Promise<void> => {
  await boss.createQueue(deadLetter, { deleteAfterSeconds: 0, retentionSeconds: 365 * 86_400 });
  for (const name of jobNames) {
    const { retries, timeoutSeconds } = jobSettings[name];
    const settings = {
      retryLimit: retries,
      retryDelay: firstPauseSeconds,
      retryBackoff: true,
      retryDelayMax: longestPauseSeconds,
      expireInSeconds: timeoutSeconds,
      heartbeatSeconds,
      deadLetter,
      notify: true,
    };
    await boss.createQueue(name, { ...settings, policy: 'short' });
    await boss.updateQueue(name, settings);
    // Fills the library's cache: looking a queue up within a transaction would wait for the only connection for ever.
    await boss.findJobs(name, { id: noJob });
  }
};

/** One process at a time opens the embedded store, so whatever is still marked as being done was left by a dead one. */
export const takeUpAbandonedJobs = async (boss: PgBoss, store: Store): Promise<void> => {
  const abandoned = await sql<{
    id: string;
    name: string;
  }>`select id, name from pgboss.job where state = 'active'`.execute(store.db);
  for (const { id, name } of abandoned.rows)
    await boss.fail(name, id, { message: 'the process that did this job ended' });
};

/** What the jobs of a kind that are still to be done, or being done, were given. */
export const findLivingJobs = async <N extends JobName>(store: Store, name: N): Promise<Jobs[N][]> => {
  const found = await sql<{ data: Jobs[N] }>`
    select data from pgboss.job where name = ${name} and state in ('created', 'retry', 'active')`.execute(
    store.db,
  );
  return found.rows.map(({ data }) => data);
};

export interface DeadJob {
  name: string;
  data: unknown;
  /** The last attempt's error. */
  error: unknown;
  at: Date;
}

/** The newest dead jobs, newest first. */
export const findDeadJobs = async (store: Store, limit: number): Promise<DeadJob[]> => {
  const found = await sql<DeadJob>`
    select source_name as name, data, source_output as error, created_on as at
    from pgboss.job where name = ${deadLetter} order by created_on desc limit ${limit}`.execute(store.db);
  return found.rows;
};
