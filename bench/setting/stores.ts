import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../server/db/open.ts';
import { startPostgres } from '../../test/postgres.ts';
import { openTestDesk, openTestServices, type TestDesk, type TestServices } from '../../test/services.ts';
import type { Figure } from '../bench.ts';
import { type Defer, openFor } from './open-for.ts';

type MeasureStore = (store: Store, defer: Defer) => Promise<Figure[]>;

/** PostgreSQL's code for a connection that the server ends. */
const adminShutdown = '57P01';

/** Connections are still on their way out when the server stops, and hear of it. */
const ignoreShutDown = (error: Error & { code?: string }): void => {
  if (error.code !== adminShutdown) throw error;
};

/** Measures on a fresh embedded store. */
export const onEmbedded = (measure: MeasureStore): Promise<Figure[]> =>
  openFor(async defer => {
    const dataDir = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
    defer(() => rm(dataDir, { recursive: true, force: true }));
    const store = await openStore({ dataDir });
    defer(() => store.close());
    return measure(store, defer);
  });

const onPostgresql = (measure: MeasureStore): Promise<Figure[]> =>
  openFor(async defer => {
    const server = await startPostgres({ durable: true });
    if ('missing' in server) {
      console.error(`Left out on PostgreSQL: ${server.missing}`);
      return [];
    }
    defer(() => server.stop());
    const store = await openStore({ databaseUrl: server.url('postgres'), onProblem: ignoreShutDown });
    defer(() => store.close());
    return measure(store, defer);
  });

/** Measures on a fresh store of each kind that can be had here. Both put a commit on the disk before they answer. */
export const onEveryStore = async (measure: MeasureStore): Promise<Figure[]> => [
  ...(await onEmbedded(measure)),
  ...(await onPostgresql(measure)),
];

/** The parts that actions work with, over this store, and the sandbox help desk. */
export const openServices = async (
  store: Store,
  defer: Defer,
): Promise<{ desk: TestDesk; services: TestServices }> => {
  const desk = await openTestDesk();
  defer(() => desk.close());
  const services = await openTestServices(store, desk);
  defer(() => services.close());
  return { desk, services };
};
