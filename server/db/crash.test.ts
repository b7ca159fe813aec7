import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StorePlace, storePlace } from '../../test/store.ts';
import { openStore, type StoreOptions } from './open.ts';

const program = (name: string) => fileURLToPath(new URL(`../../test/power-cut/${name}.ts`, import.meta.url));

const rowsIn = async (options: StoreOptions): Promise<number> => {
  const store = await openStore(options);
  const { rows } = await sql<{ n: number }>`select count(*) as n from stop_switches`.execute(store.db);
  await store.close();
  return Number(rows[0]?.n);
};

const keepWriting = (dataDir: string) => {
  const writer = spawn(process.execPath, [program('keep-writing'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  createInterface({ input: writer.stdout }).on('line', line => {
    acknowledged = Number(line);
  });
  const kill = async () => {
    const closed = once(writer, 'close');
    writer.kill('SIGKILL');
    await closed;
  };
  return { acknowledged: () => acknowledged, kill };
};

describe('the embedded store', () => {
  let place: StorePlace;
  beforeAll(async () => {
    place = await storePlace('embedded');
  }, 60_000);
  afterAll(() => place.remove());

  test('keeps every acknowledged row and opens at once after kill -9, time after time', async () => {
    for (const more of [20, 1, 60]) {
      const start = await rowsIn(place.options);
      const writer = keepWriting(String(place.options.dataDir));
      await expect.poll(writer.acknowledged, { timeout: 20_000 }).toBeGreaterThan(start + more);
      await writer.kill();
      expect(await rowsIn(place.options)).toBeGreaterThanOrEqual(writer.acknowledged());
    }
  }, 60_000);

  test('opens after kill -9 in the middle of its first start', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'countersign-first-'));
    const writer = keepWriting(dataDir);
    await expect.poll(() => existsSync(join(dataDir, 'postgresql.new')), { timeout: 20_000 }).toBe(true);
    await writer.kill();
    expect(existsSync(join(dataDir, 'postgresql'))).toBe(false);
    expect(await rowsIn({ dataDir })).toBe(0);
    await rm(dataDir, { recursive: true });
  }, 60_000);

  test.each(['sync', 'write'])(
    'ends the process when its disk refuses to %s, and keeps what was safe',
    async refused => {
      const failing = await storePlace('embedded');
      const ended = spawnSync(
        process.execPath,
        [program('lose-disk'), String(failing.options.dataDir), refused],
        {
          encoding: 'utf8',
          timeout: 30_000,
        },
      );
      expect([ended.status, ended.stdout]).toEqual([1, '']);
      expect(ended.stderr).toMatch(
        /^The embedded database has stopped \(.*PANIC.*\). Look at its disk, then start again/m,
      );
      expect(await rowsIn(failing.options)).toBeGreaterThanOrEqual(1);
      await failing.remove();
    },
  );
});
