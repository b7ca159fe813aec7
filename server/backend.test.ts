import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type StorePlace, storeKinds, storePlace } from '../test/store.ts';
import { type Backend, startBackend } from './backend.ts';
import { checkConfig } from './config.ts';
import { openStore } from './db/open.ts';

describe.each(storeKinds)('a start of the backend (%s store)', kind => {
  let place: StorePlace | null;
  let folder: string;
  const running: Backend[] = [];

  beforeEach(async () => {
    place = kind === 'postgresql' ? await storePlace(kind) : null;
    folder = await mkdtemp(join(tmpdir(), 'countersign-backend-'));
  });
  afterEach(async () => {
    for (const backend of running.splice(0)) await backend.close();
    await place?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (port = 0): Promise<Backend> => {
    const document = {
      tenant: 'test',
      port,
      dataDir: folder,
      signIn: { issuer: 'https://sign-in.example', audience: 'urn:countersign:backend' },
      extensionOrigins: ['chrome-extension://abc'],
      firstPolicy: new URL('../demo/policy.yaml', import.meta.url).pathname,
      connectors: [],
    };
    const env = { DATABASE_URL: place?.options.databaseUrl };
    const backend = await startBackend(checkConfig(document, folder), {
      env,
      logger: pino({ level: 'silent' }),
    });
    running.push(backend);
    return backend;
  };
  const onStore = async <T>(ask: (db: Backend['services']['db']) => Promise<T>): Promise<T> => {
    const store = await openStore(place?.options ?? { dataDir: join(folder, 'store') });
    try {
      return await ask(store.db);
    } finally {
      await store.close();
    }
  };
  const connections = () =>
    onStore(async db => {
      const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(
        db,
      );
      return rows.length;
    });

  test('that fails half-way says why and leaves nothing open', async () => {
    await (await start()).close();
    const ownConnections = await connections();
    await chmod(join(folder, 'log-key.pem'), 0o644);
    await expect(start()).rejects.toMatchObject({ public: expect.stringContaining('chmod 600') });
    await expect.poll(connections).toBe(ownConnections);
    await chmod(join(folder, 'log-key.pem'), 0o600);
    await expect(start()).resolves.toMatchObject({ url: expect.stringContaining('http://127.0.0.1:') });
  });

  test('whose port is taken says so, has done no job, and leaves the store to the next one', async () => {
    const first = await start();
    const jobs = first.services.queue;
    await first.services.db
      .transaction()
      .execute(trx =>
        jobs.enqueue(trx, 'apply-proposal', { proposalId: noProposal }, { startAfterSeconds: 1 }),
      );
    await first.close();
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => other.once('listening', resolve));
    await expect.poll(() => onStore(dueJobs), { timeout: 5000 }).toBe(1);
    const { port } = other.address() as AddressInfo;
    await expect(start(port)).rejects.toMatchObject({
      code: 'conflict',
      public: `Port ${port} is in use. Stop the program that uses it, or choose another port.`,
    });
    expect(await onStore(dueJobs)).toBe(1);
    other.close();
    await start(port);
    await expect.poll(() => dueJobs(running.at(-1)?.services.db as Db), { timeout: 10_000 }).toBe(0);
  });
});

type Db = Backend['services']['db'];
const noProposal = '00000000-0000-4000-8000-000000000000';

const dueJobs = async (db: Db): Promise<number> => {
  const { rows } = await sql`select id from pgboss.job
    where name = 'apply-proposal' and state = 'created' and start_after < now()`.execute(db);
  return rows.length;
};
