import { Fault } from '../../lib/core/fault.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openPostgresql } from './postgresql.ts';
import type { Store } from './store.ts';

export type { Store } from './store.ts';

export interface StoreOptions {
  /** Where the embedded store keeps its files. Used when there is no `databaseUrl`. */
  dataDir?: string | undefined;
  /** A PostgreSQL server, as `postgresql://user:password@host:port/database`. */
  databaseUrl?: string | undefined;
  /** Told about failures that no caller waits for: a lost connection, a failed checkpoint. */
  onProblem?: (error: Error) => void;
}

/**
 * Opens the store and brings its tables up to date. Throws a Fault whose public text says in one sentence what is wrong
 * and what to do: the directory is in use or not writable, the server cannot be reached, the data is newer than the code.
 */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const store = await openKind(options);
  try {
    await migrate(store.db);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
};

const openKind = ({ databaseUrl, dataDir, onProblem = warn }: StoreOptions): Promise<Store> => {
  if (databaseUrl) return openPostgresql(databaseUrl, onProblem);
  if (dataDir) return openEmbedded(dataDir, onProblem);
  throw new Fault('bad-input', 'Say where the data is: give a data directory or DATABASE_URL.');
};

const warn = (error: Error): void => process.emitWarning(error);
