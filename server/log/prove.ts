import { hexToBytes } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';
import {
  consistencyProof,
  type Hash,
  inclusionProof,
  type RangeReader,
  rootOfLeaves,
  rootOfSplit,
} from '../../lib/core/tree.ts';
import type { Database } from '../db/schema.ts';
import { brokenLog } from './follow.ts';

/** Proofs are hashes as hex, lowest first, as RFC 6962 lists them. */
export interface Prover {
  /** Shows that event number `seq` is in the log of `size` events. */
  inclusion(seq: number, size: number): Promise<string[]>;
  /** Shows that the log of `oldSize` events is the beginning of the log of `size` events. */
  consistency(oldSize: number, size: number): Promise<string[]>;
}

/** A power of two, so that no range of the tree that fits a page lies across two of them. */
const pageSize = 1024;

const readPage = async (db: Kysely<Database>, first: number): Promise<Hash[]> => {
  const rows = await db
    .selectFrom('audit_events')
    .select('leaf')
    .where('seq', '>', first)
    .where('seq', '<=', first + pageSize)
    .orderBy('seq')
    .execute();
  return rows.map(({ leaf }) => hexToBytes(leaf));
};

/** Reads leaves in pages and remembers the roots of larger ranges: many proofs cost little more than one. */
const rangeReader = (db: Kysely<Database>): RangeReader => {
  const roots = new Map<string, Promise<Hash>>();
  let page: { first: number; leaves: Hash[] } | null = null;

  const pageFrom = async (first: number): Promise<Hash[]> => {
    if (page?.first === first) return page.leaves;
    const leaves = await readPage(db, first);
    page = { first, leaves };
    return leaves;
  };

  const small = async (start: number, end: number): Promise<Hash> => {
    const first = start - (start % pageSize);
    const leaves = (await pageFrom(first)).slice(start - first, end - first);
    if (leaves.length !== end - start)
      throw brokenLog(`an event between ${start + 1} and ${end} is missing.`);
    return rootOfLeaves(leaves);
  };

  const read: RangeReader = (start, end) => {
    if (end - start <= pageSize) return small(start, end);
    const name = `${start}-${end}`;
    const known = roots.get(name) ?? rootOfSplit(start, end, read);
    roots.set(name, known);
    return known;
  };
  return read;
};

/** A prover over the log as it is now. Take a new one for later events. */
export const proverOver = (db: Kysely<Database>): Prover => {
  const read = rangeReader(db);
  const asHex = (hashes: Hash[]): string[] => hashes.map(hash => Buffer.from(hash).toString('hex'));
  return {
    inclusion: async (seq, size) => asHex(await inclusionProof(seq - 1, size, read)),
    consistency: async (oldSize, size) => asHex(await consistencyProof(oldSize, size, read)),
  };
};
