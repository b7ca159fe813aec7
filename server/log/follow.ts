import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';
import { Fault } from '../../lib/core/fault.ts';
import { appendLeaf, type Hash } from '../../lib/core/tree.ts';
import type { Database } from '../db/schema.ts';

/** The tree over the first `size` events, as this process has followed it leaf by leaf. */
export interface Followed {
  readonly size: number;
  readonly frontier: readonly Hash[];
}

export const nothingFollowed: Followed = { size: 0, frontier: [] };

const pageSize = 2000;

/** The log contradicts itself or a checkpoint: nothing more is signed, and an operator has to look. */
export const brokenLog = (what: string): Fault =>
  new Fault(
    'internal',
    `The log is not what was signed before: ${what} Run the audit checker before anything else.`,
  );

/** Follows the log up to and with event number `size`. Faults where an event is missing. */
export const followTo = async (db: Kysely<Database>, known: Followed, size: number): Promise<Followed> => {
  let { size: at, frontier } = known;
  while (at < size) {
    const rows = await db
      .selectFrom('audit_events')
      .select(['seq', 'leaf'])
      .where('seq', '>', at)
      .where('seq', '<=', size)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    if (rows.length === 0) throw brokenLog(`events ${at + 1} to ${size} are missing.`);
    for (const { seq, leaf } of rows) {
      if (seq !== at + 1) throw brokenLog(`event ${at + 1} is missing.`);
      frontier = appendLeaf(at, frontier, hexToBytes(leaf));
      at = seq;
    }
  }
  return { size: at, frontier };
};

/** Follows the log to its head. Faults where it was cut, or where its rows do not give its head. */
export const followToHead = async (db: Kysely<Database>, known: Followed): Promise<Followed> => {
  const head = await db
    .selectFrom('log_head')
    .select(['size', 'frontier'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  if (head.size < known.size) throw brokenLog(`it had ${known.size} events and now has ${head.size}.`);
  const followed = await followTo(db, known, head.size);
  if (followed.frontier.map(bytesToHex).join() !== head.frontier.join())
    throw brokenLog('its events do not give the tree that its head states.');
  return followed;
};
