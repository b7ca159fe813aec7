import { chmod, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../lib/core/fault.ts';
import { describeOnEveryStore, type StorePlace, storeKinds, storePlace } from '../../test/store.ts';
import { openStore } from './open.ts';

describeOnEveryStore('a store', getStore => {
  test('gives counts as numbers, times as dates and JSON as values', async () => {
    const { rows } = await sql`
      select count(*) as n, timestamptz '2026-11-20T10:00:00.123Z' as at, '{"a": [1]}'::jsonb as json
      from log_head`.execute(getStore().db);
    expect(rows).toEqual([{ n: 1, at: new Date('2026-11-20T10:00:00.123Z'), json: { a: [1] } }]);
  });

  test('keeps callers out of each other’s transactions', async () => {
    const { db } = getStore();
    const seen: unknown[] = [];
    const count = async () => seen.push((await sql`select scope from stop_switches`.execute(db)).rows.length);
    await db.transaction().execute(async trx => {
      const outside = count();
      await sql`insert into stop_switches values ('all', 'test', 'x', now())`.execute(trx);
      if (getStore().kind === 'postgresql') await outside;
      await sql`delete from stop_switches`.execute(trx);
    });
    await count();
    expect(seen).toEqual([0, 0]);
  });

  test('lets timers run while queries follow each other without a pause', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const end = performance.now() + 200;
    while (performance.now() < end) await sql`select 1`.execute(getStore().db);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  test('is usable after a script that failed inside its own transaction', async () => {
    const store = getStore();
    await expect(store.script('begin; select 1 / 0; commit')).rejects.toThrow('division by zero');
    expect(await store.script('select 1 as a; select 2 as b')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('hears what is notified on a channel, and nothing after it stops listening', async () => {
    const store = getStore();
    const heard: string[] = [];
    let gaps = 0;
    const stop = await store.listen(
      'test_channel',
      payload => heard.push(payload),
      () => {
        gaps += 1;
      },
    );
    const notify = (payload: string) => sql`select pg_notify('test_channel', ${payload})`.execute(store.db);
    await notify('one');
    await expect.poll(() => heard).toEqual(['one']);
    await stop();
    await notify('two');
    expect([heard, gaps]).toEqual([['one'], 1]);
  });
});

describe('the embedded store', () => {
  let place: StorePlace;
  beforeAll(async () => {
    place = await storePlace('embedded');
  }, 60_000);
  afterAll(() => place.remove());

  test('syncs to the disk with every commit', async () => {
    const store = await openStore(place.options);
    const before = Number(store.syncs());
    for (const scope of ['a', 'b', 'c'])
      await sql`insert into stop_switches values (${scope}, 'test', 'x', now())`.execute(store.db);
    expect(Number(store.syncs()) - before).toBeGreaterThanOrEqual(3);
    await sql`delete from stop_switches`.execute(store.db);
    await store.close();
  });

  test('lets only its own user read its files', async () => {
    const files = join(String(place.options.dataDir), 'postgresql');
    await chmod(files, 0o755);
    await (await openStore(place.options)).close();
    expect((await stat(files)).mode & 0o777).toBe(0o700);
  });

  test('refuses a second user of its directory in one sentence, and lets one in after the first', async () => {
    const first = await openStore(place.options);
    await expect(openStore(place.options)).rejects.toMatchObject({
      code: 'conflict',
      public: expect.stringMatching(/is in use by another Countersign process: stop that one/),
    });
    await first.close();
    await (await openStore(place.options)).close();
  });

  test('says in one sentence that its files are damaged', async () => {
    const damaged = await storePlace('embedded');
    await truncate(join(String(damaged.options.dataDir), 'postgresql/global/pg_control'), 100);
    await expect(openStore(damaged.options)).rejects.toMatchObject({
      public: expect.stringMatching(/cannot be opened: restore a backup/),
      internal: expect.stringMatching(/pg_control/),
    });
    await damaged.remove();
  });
});

describe('opening a store fails with one sentence that says what to do', () => {
  test('when nothing says where the data is', async () => {
    await expect(openStore({})).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('when the data directory cannot be written', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'countersign-file-')), 'a-file');
    await writeFile(file, '');
    await expect(openStore({ dataDir: join(file, 'data') })).rejects.toMatchObject({
      code: 'forbidden',
      public: expect.stringMatching(/cannot be used \(ENOTDIR\): give this user the right to write there/),
    });
    await rm(dirname(file), { recursive: true });
  });

  test.runIf(storeKinds.includes('postgresql'))('when the server refuses the password', async () => {
    const place = await storePlace('postgresql');
    const databaseUrl = new URL(String(place.options.databaseUrl));
    databaseUrl.password = 'wrong';
    await expect(openStore({ databaseUrl: databaseUrl.href })).rejects.toMatchObject({
      public: 'The PostgreSQL server refused the user name or password of DATABASE_URL: correct it there.',
    });
    await place.remove();
  });

  test('when the server cannot be reached, without telling the password', async () => {
    const databaseUrl = 'postgresql://someone:the-password@127.0.0.1:1/nowhere';
    const fault = await openStore({ databaseUrl }).catch((error: Fault) => error);
    expect(fault).toMatchObject({
      code: 'upstream-unavailable',
      public: 'The PostgreSQL server cannot be reached: start it, or correct DATABASE_URL.',
    });
    expect(inspect(fault, { depth: 9 })).not.toContain('the-password');
  });
});
