import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { rootOf } from '../../lib/core/tree.ts';
import type { Database } from '../db/schema.ts';
import type { CheckpointFile } from './checkpoint-file.ts';
import { brokenLog, type Followed, followTo, followToHead, nothingFollowed } from './follow.ts';
import { type Checkpoint, signCheckpoint, sizeOf } from './note.ts';
import type { SigningKey } from './signing-key.ts';

export interface Checkpointer {
  readonly key: SigningKey;
  /** Signs the log as committed now, unless that is signed already, and gives the newest checkpoint. */
  checkpoint(): Promise<Checkpoint>;
  /** Why the last attempt to sign failed, in words for an operator; null while all is well. */
  problem(): string | null;
  /** Signs a last time and ends. */
  stop(): Promise<void>;
}

export interface CheckpointerParts {
  db: Kysely<Database>;
  key: SigningKey;
  file: CheckpointFile;
  logger: Pick<Logger, 'error'>;
  now: () => Date;
  /** How long after an event a checkpoint may come, in milliseconds. */
  everyMs?: number;
}

const newestStored = async (db: Kysely<Database>): Promise<string[]> => {
  const row = await db
    .selectFrom('checkpoints')
    .select('note')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? [row.note] : [];
};

/** Follows the whole log and refuses it unless both newest checkpoints, in the store and outside, are prefixes of it. */
const followSigned = async ({ db, key, file }: CheckpointerParts): Promise<Followed> => {
  const outside = await file.last();
  const signed = [...(await newestStored(db)), ...(outside ? [outside] : [])].sort(
    (a, b) => sizeOf(a) - sizeOf(b),
  );
  let followed = nothingFollowed;
  for (const note of signed) {
    if (!Number.isSafeInteger(sizeOf(note)))
      throw brokenLog('its newest checkpoint in the store was overwritten.');
    followed = await followTo(db, followed, sizeOf(note));
    // One comparison covers name, size, root, key and signature: signing the same statement gives the same text.
    if (signCheckpoint(key, followed.size, rootOf(followed.frontier)).note !== note)
      throw brokenLog(
        `the checkpoint of ${sizeOf(note)} events does not fit these events, or another key signed it.`,
      );
  }
  return followToHead(db, followed);
};

const store = async (db: Kysely<Database>, { size, root, note }: Checkpoint, at: Date): Promise<void> => {
  await db
    .insertInto('checkpoints')
    .values({ size, root: bytesToHex(root), note, at })
    .onConflict(conflict => conflict.column('size').doNothing())
    .execute();
  const stored = await db
    .selectFrom('checkpoints')
    .select('note')
    .where('size', '=', size)
    .executeTakeFirst();
  // Several backends sign one log with one key, and then the same text; anything else is a second history.
  if (stored?.note !== note) throw brokenLog(`there is another checkpoint of ${size} events.`);
};

/** Gives a function that signs the log as committed, always continuing from what it signed before. */
const signerFrom = (
  { db, key, file, now }: CheckpointerParts,
  start: Followed,
): (() => Promise<Checkpoint>) => {
  let followed = start;
  let newest: Checkpoint | null = null;
  return async () => {
    const ahead = await followToHead(db, followed);
    if (newest?.size === ahead.size) return newest;
    const checkpoint = signCheckpoint(key, ahead.size, rootOf(ahead.frontier));
    await store(db, checkpoint, now());
    if ((await file.last()) !== checkpoint.note) await file.append(checkpoint.note);
    followed = ahead;
    newest = checkpoint;
    return checkpoint;
  };
};

/** Runs one attempt at a time and remembers how the last one went. */
const watched = (sign: () => Promise<Checkpoint>, logger: CheckpointerParts['logger']) => {
  let problem: string | null = null;
  let running: Promise<unknown> = Promise.resolve();

  const attempt = async (): Promise<Checkpoint> => {
    try {
      const checkpoint = await sign();
      problem = null;
      return checkpoint;
    } catch (error) {
      if (problem === null) logger.error({ err: error }, 'the log could not be signed');
      problem = error instanceof Error ? error.message : String(error);
      throw error;
    }
  };

  const checkpoint = (): Promise<Checkpoint> => {
    const next = running.then(attempt);
    running = next.catch(() => undefined);
    return next;
  };
  return { checkpoint, problem: () => problem };
};

/** Calls again `everyMs` after each call has ended, until stopped. */
const repeat = (work: () => Promise<unknown>, everyMs: number): { stop(): void } => {
  let stopped = false;
  const again = async (): Promise<void> => {
    if (stopped) return;
    await work();
    wait();
  };
  const wait = () => setTimeout(again, everyMs).unref();
  wait();
  return {
    stop: () => {
      stopped = true;
    },
  };
};

/**
 * Starts signing: at once when the log is ahead of its newest checkpoint, then at most `everyMs` after an event. Only a
 * tree that continues the one signed before is ever signed; on any other log this faults, so that nothing starts on it.
 */
export const startCheckpoints = async (parts: CheckpointerParts): Promise<Checkpointer> => {
  const { checkpoint, problem } = watched(signerFrom(parts, await followSigned(parts)), parts.logger);
  await checkpoint();
  // A failed attempt is told by problem() and made again at the next turn.
  const timer = repeat(() => checkpoint().catch(() => undefined), parts.everyMs ?? 1000);
  return {
    key: parts.key,
    checkpoint,
    problem,
    stop: async () => {
      timer.stop();
      await checkpoint();
    },
  };
};
