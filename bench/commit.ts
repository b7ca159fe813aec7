import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { inTurn, millisecondsEach } from './rounds.ts';
import { plainInserter } from './setting/audit-rows.ts';
import type { Defer } from './setting/open-for.ts';
import { onEveryStore } from './setting/stores.ts';

const rounds = 9;
const times = 20;
const blockBytes = 8192;

/** Gives a function that adds one block to a file and waits for the disk. */
const openSyncedFile = (defer: Defer): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  defer(() => rmSync(folder, { recursive: true }));
  const file = openSync(join(folder, 'blocks'), 'w');
  defer(() => closeSync(file));
  const block = Buffer.alloc(blockBytes, 1);
  return () => {
    writeSync(file, block);
    fdatasyncSync(file);
  };
};

export default {
  name: 'Store, committing one row',
  unit: 'ms',
  better: 'less',
  run: () =>
    onEveryStore(async ({ db, kind }, defer) => {
      const insert = await plainInserter(db);
      const write = openSyncedFile(defer);
      const measured = await inTurn(
        rounds,
        () => millisecondsEach(times, insert),
        () => millisecondsEach(times, write),
      );
      return [{ what: `${kind} store`, floor: 'writing one block to a file and the disk', ...measured }];
    }),
} satisfies Bench;
