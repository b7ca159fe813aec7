import { createHash } from 'node:crypto';

/** Hashes here are lower-case hex; the tree is that of RFC 6962. */
export const sha256 = (...parts: (Buffer | string)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

export const leafHash = (entry: string): string => sha256(Buffer.of(0), entry);

const nodeHash = (left: string, right: string): string => sha256(Buffer.of(1), bytes(left), bytes(right));

export const isHash = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** A tree that is fed leaf by leaf and keeps only the roots of its perfect subtrees. */
export class GrowingTree {
  #subtrees: { leaves: number; root: string }[] = [];

  add(leaf: string): void {
    let added = { leaves: 1, root: leaf };
    while (this.#subtrees.at(-1)?.leaves === added.leaves) {
      const left = this.#subtrees.pop() as { leaves: number; root: string };
      added = { leaves: left.leaves * 2, root: nodeHash(left.root, added.root) };
    }
    this.#subtrees.push(added);
  }

  /** Largest first. */
  get frontier(): string[] {
    return this.#subtrees.map(({ root }) => root);
  }

  get root(): string {
    const roots = this.frontier;
    let root = roots.pop() ?? sha256('');
    for (const left of roots.reverse()) root = nodeHash(left, root);
    return root;
  }
}

/** The root that a proof leads to from leaf `index` (from 0) of `size`, or null when it cannot be one (RFC 9162, 2.1.3.2). */
export const rootByInclusion = (
  leaf: string,
  index: number,
  size: number,
  proof: readonly string[],
): string | null => {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size) || !proof.every(isHash)) return null;
  let [position, last, root] = [BigInt(index), BigInt(size - 1), leaf];
  for (const hash of proof) {
    if (last === 0n) return null;
    if (position % 2n === 1n || position === last) {
      root = nodeHash(hash, root);
      while (position % 2n === 0n && position !== 0n) {
        position /= 2n;
        last /= 2n;
      }
    } else root = nodeHash(root, hash);
    position /= 2n;
    last /= 2n;
  }
  return last === 0n ? root : null;
};

/** Whether the log with `oldRoot` is the beginning of the log with `root` (RFC 9162, 2.1.4.2). */
export const isConsistent = (
  older: { size: number; root: string },
  newer: { size: number; root: string },
  proof: readonly string[],
): boolean => {
  if (!proof.every(isHash) || !(older.size > 0 && older.size <= newer.size)) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  const isPowerOfTwo = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = isPowerOfTwo ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let [position, last] = [BigInt(older.size - 1), BigInt(newer.size - 1)];
  while (position % 2n === 1n) {
    position /= 2n;
    last /= 2n;
  }
  let [oldRoot, newRoot] = [first, first];
  for (const hash of rest) {
    if (last === 0n) return false;
    if (position % 2n === 1n || position === last) {
      oldRoot = nodeHash(hash, oldRoot);
      newRoot = nodeHash(hash, newRoot);
      while (position % 2n === 0n && position !== 0n) {
        position /= 2n;
        last /= 2n;
      }
    } else newRoot = nodeHash(newRoot, hash);
    position /= 2n;
    last /= 2n;
  }
  return last === 0n && oldRoot === older.root && newRoot === newer.root;
};
