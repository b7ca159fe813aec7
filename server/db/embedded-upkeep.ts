import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** After a crash this much of the write-ahead log is read again, in about a second. */
const mostLogBytes = 64 * 1024 * 1024;

/** How often each task is looked at. */
const usualPauses = { logSizeMs: 10_000, checkpointMs: 300_000, vacuumMs: 60_000 };

/**
 * The embedded PostgreSQL has no background processes: without a checkpoint its write-ahead log grows for ever, without
 * a vacuum its tables do. Gives the function that stops both and waits for the task that runs.
 */
export const startEmbeddedUpkeep = (
  db: Kysely<Database>,
  onProblem: (error: Error) => void,
  { logSizeMs, checkpointMs, vacuumMs } = usualPauses,
): (() => Promise<void>) => {
  const stops = [
    repeat(logSizeMs, () => checkpointLargeLog(db), onProblem),
    repeat(checkpointMs, () => checkpoint(db), onProblem),
    repeat(vacuumMs, () => vacuumChangedTables(db), onProblem),
  ];
  return async () => {
    await Promise.all(stops.map(stop => stop()));
  };
};

const checkpoint = (db: Kysely<Database>) => sql`checkpoint`.execute(db);

const checkpointLargeLog = async (db: Kysely<Database>): Promise<void> => {
  const { rows } = await sql<{ large: boolean }>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) > ${mostLogBytes} as large
    from pg_control_checkpoint()`.execute(db);
  if (rows[0]?.large) await checkpoint(db);
};

/** One table at a time, so that other work gets its turn in between. The thresholds are autovacuum's own. */
const vacuumChangedTables = async (db: Kysely<Database>): Promise<void> => {
  const { rows } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, relname as name from pg_stat_all_tables
    where schemaname <> 'pg_toast'
      and (n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup)`.execute(db);
  for (const { schema, name } of rows)
    await sql`vacuum (analyze) ${sql.table(`${schema}.${name}`)}`.execute(db);
};

const repeat = (everyMs: number, task: () => Promise<unknown>, onProblem: (error: Error) => void) => {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= task()
      .catch(onProblem)
      .finally(() => {
        running = undefined;
      });
  }, everyMs).unref();
  return async (): Promise<void> => {
    clearInterval(timer);
    await running;
  };
};
