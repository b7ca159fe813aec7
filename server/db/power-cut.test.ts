import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deserialize } from 'node:v8';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Disk } from '../../test/power-cut/disk.ts';
import type { Step } from '../../test/power-cut/journal.ts';
import { storePlace } from '../../test/store.ts';
import { openStore } from './open.ts';

const writeRows = fileURLToPath(new URL('../../test/power-cut/write-rows.ts', import.meta.url));
const rows = 300;
const cutsEach = 8;

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'countersign-power-cut-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Recording {
  base: string;
  root: string;
  steps: Step[];
}

/** Commits rows in a fresh store in another process and gives what that asked of the disk. */
const record = async (mode: 'ours' | 'as-shipped'): Promise<Recording> => {
  const place = await storePlace('embedded');
  const root = String(place.options.dataDir);
  const base = join(scratch, `${mode}-base`);
  const journal = join(scratch, `${mode}-journal`);
  cpSync(root, base, { recursive: true });
  await promisify(execFile)(process.execPath, [writeRows, root, journal, String(rows), mode]);
  await place.remove();
  return { base, root, steps: deserialize(readFileSync(journal)) as Step[] };
};

/** Numbers from 0 to 1 that are the same in every run. */
const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** Cuts the power after `end` steps; gives what was acknowledged until then and what the store holds when opened again. */
const cutAt = async ({ base, root, steps }: Recording, end: number, survive: () => boolean) => {
  const disk = new Disk(base, root);
  let acknowledged = 0;
  for (const step of steps.slice(0, end)) {
    disk.apply(step);
    if (step.step === 'acknowledge') acknowledged = step.rows;
  }
  const target = mkdtempSync(join(scratch, 'cut-'));
  rmSync(target, { recursive: true });
  disk.cut(target, survive);
  try {
    const store = await openStore({ dataDir: target });
    const found = await sql<{ scope: string }>`select scope from stop_switches`.execute(store.db);
    await store.close();
    return { acknowledged, found: new Set(found.rows.map(({ scope }) => Number(scope))) };
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
};

const lostRows = ({ acknowledged, found }: { acknowledged: number; found: Set<number> }): number[] =>
  Array.from({ length: acknowledged }, (_, row) => row + 1).filter(row => !found.has(row));

/** Half of the cuts come right after an acknowledgement, the others anywhere. */
const cutPoints = (steps: Step[], random: () => number): number[] => {
  const acknowledgements = steps.flatMap(({ step }, index) => (step === 'acknowledge' ? [index + 1] : []));
  return Array.from({ length: cutsEach }, (_, cut) =>
    cut % 2 === 0
      ? Number(acknowledgements[Math.floor(random() * acknowledgements.length)])
      : Math.floor(random() * steps.length),
  );
};

describe('after a power cut', () => {
  let ours: Recording;
  beforeAll(async () => {
    ours = await record('ours');
  }, 60_000);

  test.each([
    ['every block that was not synced is gone', 0],
    ['blocks that were not synced are there or gone by chance', 0.5],
  ])(
    'the embedded store opens with every acknowledged row, when %s',
    async (_case, chance) => {
      const random = seeded(20_261_120);
      let acknowledged = 0;
      for (const end of cutPoints(ours.steps, random)) {
        const left = await cutAt(ours, end, () => random() < chance);
        expect(lostRows(left), `cut after step ${end}`).toEqual([]);
        acknowledged += left.acknowledged;
      }
      expect(acknowledged).toBeGreaterThan(rows);
    },
    60_000,
  );

  test('the same trial finds lost rows when the embedded PostgreSQL runs as shipped', async () => {
    const asShipped = await record('as-shipped');
    const left = await cutAt(asShipped, asShipped.steps.length, () => false);
    expect(left.acknowledged).toBe(rows);
    expect(lostRows(left)).toHaveLength(rows);
  }, 60_000);
});
