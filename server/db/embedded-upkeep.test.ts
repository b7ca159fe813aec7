import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StorePlace, storePlace } from '../../test/store.ts';
import { startEmbeddedUpkeep } from './embedded-upkeep.ts';
import { openStore, type Store } from './open.ts';

const never = 3_600_000;
const unexpected = (error: Error) => {
  throw error;
};

describe('the embedded store', () => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await storePlace('embedded');
    store = await openStore(place.options);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  const one = async (expression: string): Promise<unknown> => {
    const { rows } = await sql<{ it: unknown }>`select ${sql.raw(expression)} as it`.execute(store.db);
    return rows[0]?.it;
  };

  test('vacuums a table that has changed much, so that dead rows take no space for ever', async () => {
    await sql`insert into stop_switches values ('all', 'test', 'x', now())`.execute(store.db);
    for (let round = 0; round < 200; round += 1)
      await sql`update stop_switches set reason = ${`round ${round}`}`.execute(store.db);
    const stop = startEmbeddedUpkeep(store.db, unexpected, {
      logSizeMs: never,
      checkpointMs: never,
      vacuumMs: 200,
    });
    await expect
      .poll(() => one(`pg_stat_get_vacuum_count('stop_switches'::regclass)`), { timeout: 20_000 })
      .toBeGreaterThan(0);
    await stop();
  });

  test('makes a checkpoint when its write-ahead log has grown large, and from time to time', async () => {
    const redo = () => one('(pg_control_checkpoint()).redo_lsn::text');
    const before = await redo();
    await sql`create table large as select repeat(md5(n::text), 30) as text from generate_series(1, 80000) n`.execute(
      store.db,
    );
    const stopLarge = startEmbeddedUpkeep(store.db, unexpected, {
      logSizeMs: 50,
      checkpointMs: never,
      vacuumMs: never,
    });
    await expect.poll(redo, { timeout: 20_000 }).not.toBe(before);
    await stopLarge();
    const after = await redo();
    const stop = startEmbeddedUpkeep(store.db, unexpected, {
      logSizeMs: never,
      checkpointMs: 50,
      vacuumMs: never,
    });
    await expect.poll(redo, { timeout: 20_000 }).not.toBe(after);
    await stop();
  });
});
