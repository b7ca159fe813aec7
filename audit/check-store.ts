import type { QueryExecutorProvider } from 'kysely';
import { isFault } from '../lib/core/fault.ts';
import { openEmbedded } from '../server/db/embedded.ts';
import { openPostgresql } from '../server/db/postgresql.ts';
import type { Store } from '../server/db/store.ts';
import { CannotCheck, type StoreTarget } from './arguments.ts';
import { checkLog, type LogReport } from './check-log.ts';
import { checkCheckpoints, readStoredCheckpoints } from './checkpoints.ts';
import type { Finding } from './mismatches.ts';
import type { Verifier } from './note.ts';

export interface StoreReport extends LogReport {
  checkpoints: number;
}

const nothingSigned: Finding = {
  event: null,
  sentence: 'No checkpoint can be verified, so nothing signed speaks for these events.',
};

/** Checks the log's tables against the checkpoints in them and those that were kept outside. */
export const checkTables = async (
  db: QueryExecutorProvider,
  outside: readonly string[],
  verifier: Verifier,
): Promise<StoreReport> => {
  const checkpoints = checkCheckpoints(await readStoredCheckpoints(db), outside, verifier);
  const log = await checkLog(db, checkpoints.signed);
  const unsigned = checkpoints.signed.length === 0 ? [nothingSigned] : [];
  const findings = [...checkpoints.findings, ...unsigned, ...log.findings];
  return { ...log, checkpoints: checkpoints.count, findings };
};

// Opened without the migrations that the backend runs: the checker looks, and changes no table.
const open = async (target: StoreTarget): Promise<Store> => {
  const onProblem = (error: Error): void => process.emitWarning(error);
  try {
    return 'data' in target
      ? await openEmbedded(target.data, onProblem)
      : await openPostgresql(target.database, onProblem);
  } catch (error) {
    if (!isFault(error)) throw error;
    const copy =
      error.code === 'conflict'
        ? ' A copy made while the backend was stopped can be checked at any time.'
        : '';
    throw new CannotCheck(`${error.public}${copy}`, { cause: error });
  }
};

/** Checks a store in one snapshot, so that a backend which goes on writing to it does not disturb. */
export const checkStore = async (
  target: StoreTarget,
  outside: readonly string[],
  verifier: Verifier,
): Promise<StoreReport> => {
  const store = await open(target);
  try {
    return await store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(trx => checkTables(trx, outside, verifier));
  } finally {
    await store.close();
  }
};
