import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';
import { checkTables } from '../audit/check-store.ts';
import { parseVerifier } from '../audit/note.ts';
import { readRows } from '../audit/rows.ts';
import { rootOf } from '../lib/core/tree.ts';
import type { Database } from '../server/db/schema.ts';
import { followToHead, nothingFollowed } from '../server/log/follow.ts';
import { signCheckpoint } from '../server/log/note.ts';
import type { SigningKey } from '../server/log/signing-key.ts';
import { aSigningKey } from '../test/builders/a-signing-key.ts';
import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import { appendMany } from './setting/audit-rows.ts';
import { onEveryStore } from './setting/stores.ts';

const events = 10_000;
const rounds = 5;

/** Signs the whole log, as the backend does every second. */
const signAll = async (db: Kysely<Database>, key: SigningKey): Promise<string> => {
  const { size, frontier } = await followToHead(db, nothingFollowed);
  const { root, note } = signCheckpoint(key, size, rootOf(frontier));
  const at = new Date();
  await db
    .insertInto('checkpoints')
    .values({ size, root: bytesToHex(root), note, at })
    .execute();
  return note;
};

const eventsPerSecond = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (events * 1000) / (performance.now() - began);
};

const readAll = async (db: Kysely<Database>): Promise<void> => {
  let rows = 0;
  for await (const _row of readRows(db)) rows += 1;
  if (rows !== events) throw new Error(`read ${rows} rows of ${events}`);
};

export default {
  name: 'Log: verifying all of it',
  unit: 'events/s',
  better: 'more',
  run: () =>
    onEveryStore(async ({ db, kind }) => {
      await appendMany(db, events);
      const key = aSigningKey();
      const note = await signAll(db, key);
      const verify = async (): Promise<void> => {
        const { findings } = await checkTables(db, [note], parseVerifier(key.verifier));
        if (findings.length > 0) throw new Error(findings[0]?.sentence);
      };
      const measured = await inTurn(
        rounds,
        () => eventsPerSecond(verify),
        () => eventsPerSecond(() => readAll(db)),
      );
      const what = `${events.toLocaleString('en-US')} events, ${kind} store`;
      return [{ what, floor: 'reading the same rows', ...measured }];
    }),
} satisfies Bench;
