import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../server/db/open.ts';
import { startPostgres } from '../../test/postgres.ts';
import type { Figure } from '../bench.ts';

/** PostgreSQL's code for a connection that the server ends. */
const adminShutdown = '57P01';

type Measured = (store: Store) => Promise<Figure[]>;

const onEmbedded = async (measure: Measured): Promise<Figure[]> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const store = await openStore({ dataDir });
  try {
    return await measure(store);
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** Connections are still on their way out when the server stops, and hear of it. */
const ignoreShutDown = (error: Error & { code?: string }): void => {
  if (error.code !== adminShutdown) throw error;
};

const onPostgresql = async (measure: Measured): Promise<Figure[]> => {
  const server = await startPostgres({ durable: true });
  if ('missing' in server) {
    console.warn(`Left out on PostgreSQL: ${server.missing}`);
    return [];
  }
  try {
    const store = await openStore({ databaseUrl: server.url('postgres'), onProblem: ignoreShutDown });
    return await measure(store).finally(() => store.close());
  } finally {
    await server.stop();
  }
};

/** Measures on a fresh store of each kind that can be had here. Both put a commit on the disk before they answer. */
export const onEveryStore = async (measure: Measured): Promise<Figure[]> => [
  ...(await onEmbedded(measure)),
  ...(await onPostgresql(measure)),
];
