import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

/** The Merkle tree of RFC 6962 over SHA-256. Leaves are counted from 0; a hash is 32 bytes. */
export type Hash = Uint8Array;

/** Gives the root over the leaves from `start` up to, and without, `end`. */
export type RangeReader = (start: number, end: number) => Promise<Hash>;

// The two prefixes keep a leaf from being passed off as an inner node, and the other way round.
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

export const leafHash = (entry: Uint8Array): Hash => sha256(concatBytes(leafPrefix, entry));

const nodeHash = (left: Hash, right: Hash): Hash => sha256(concatBytes(nodePrefix, left, right));

/**
 * Adds one leaf to a tree of `size` leaves. A frontier holds the roots of the perfect subtrees, largest first: one for
 * each 1 in the binary form of the size.
 */
export const appendLeaf = (size: number, frontier: readonly Hash[], leaf: Hash): Hash[] => {
  const next = [...frontier];
  let node = leaf;
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = next.pop();
    if (!left)
      throw new RangeError(`a frontier of ${frontier.length} hashes cannot belong to ${size} leaves`);
    node = nodeHash(left, node);
  }
  next.push(node);
  return next;
};

/** The root of the whole tree; the empty tree's is the hash of nothing. */
export const rootOf = (frontier: readonly Hash[]): Hash => {
  const last = frontier.at(-1);
  if (!last) return sha256(new Uint8Array());
  return frontier.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
};

/** The root over these leaves alone. */
export const rootOfLeaves = (leaves: readonly Hash[]): Hash =>
  rootOf(leaves.reduce<Hash[]>((frontier, leaf, index) => appendLeaf(index, frontier, leaf), []));

/** Where RFC 6962 splits a tree of `width` > 1 leaves: the largest power of two below the width. */
const splitOf = (width: number): number => 2 ** Math.floor(Math.log2(width - 1));

/** The root over a range that is split as RFC 6962 splits it, from the roots of its two parts. */
export const rootOfSplit = async (start: number, end: number, read: RangeReader): Promise<Hash> => {
  const middle = start + splitOf(end - start);
  return nodeHash(await read(start, middle), await read(middle, end));
};

/** The hashes that lead from leaf `index` to the root of `size` leaves, lowest first (RFC 6962, 2.1.1). */
export const inclusionProof = async (index: number, size: number, read: RangeReader): Promise<Hash[]> => {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size} leaves`);
  const proof: Hash[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      proof.push(await read(middle, end));
      end = middle;
    } else {
      proof.push(await read(start, middle));
      start = middle;
    }
  }
  return proof.reverse();
};

/** The hashes that show that the first `oldSize` of `size` leaves are an unchanged prefix (RFC 6962, 2.1.2). */
export const consistencyProof = async (oldSize: number, size: number, read: RangeReader): Promise<Hash[]> => {
  if (!(oldSize > 0 && oldSize <= size)) throw new RangeError(`no prefix of ${oldSize} in ${size} leaves`);
  const proof: Hash[] = [];
  let [start, end] = [0, size];
  while (end !== oldSize) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      proof.push(await read(middle, end));
      end = middle;
    } else {
      proof.push(await read(start, middle));
      start = middle;
    }
  }
  // A prefix that is the old tree itself is known to the verifier already.
  if (start > 0) proof.push(await read(start, end));
  return proof.reverse();
};
