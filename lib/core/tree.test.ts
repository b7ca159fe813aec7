import { describe, expect, it } from 'vitest';
import { isConsistent, rootByInclusion } from '../../audit/merkle.ts';
import {
  appendLeaf,
  consistencyProof,
  type Hash,
  inclusionProof,
  leafHash,
  type RangeReader,
  rootOf,
  rootOfLeaves,
} from './tree.ts';

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const leaves = (size: number): Hash[] =>
  Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`event ${index}`)));
const reader =
  (all: Hash[]): RangeReader =>
  async (start, end) =>
    rootOfLeaves(all.slice(start, end));

/** The published vectors of the Certificate Transparency reference implementation (RFC 6962). */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const published = inputs.map(input => leafHash(Buffer.from(input, 'hex')));

describe('the tree of the log', () => {
  it('has the root of no leaves that RFC 6962 states', () => {
    expect(hex(rootOf([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('gives the published roots of 1 to 8 leaves', () => {
    expect(published.map((_, index) => hex(rootOfLeaves(published.slice(0, index + 1))))).toEqual(roots);
  });

  it('gives the published inclusion proof of leaf 5 of 8', async () => {
    expect((await inclusionProof(5, 8, reader(published))).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('gives the published consistency proof from 6 to 8 leaves', async () => {
    expect((await consistencyProof(6, 8, reader(published))).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('refuses a frontier that belongs to another size', () => {
    expect(() => appendLeaf(3, [], leafHash(Buffer.of()))).toThrow(RangeError);
  });

  it('refuses proofs about leaves and prefixes that do not exist', async () => {
    const read = reader(leaves(3));
    await expect(inclusionProof(3, 3, read)).rejects.toThrow(RangeError);
    await expect(inclusionProof(-1, 3, read)).rejects.toThrow(RangeError);
    await expect(consistencyProof(4, 3, read)).rejects.toThrow(RangeError);
    await expect(consistencyProof(0, 3, read)).rejects.toThrow(RangeError);
  });
});

const largest = 200;
const all = leaves(largest);
const rootAt = all.map((_, index) => hex(rootOfLeaves(all.slice(0, index + 1))));
const sizes = all.map((_, index) => index + 1);

/** Every position for small trees; for large ones the edges, where a mistake would show, and some between. */
const positions = (size: number): number[] =>
  size <= 40
    ? sizes.slice(0, size)
    : [...new Set([1, 2, size >> 1, (size >> 1) + 1, 64, 65, size - 1, size])].filter(at => at <= size);

describe('proofs over trees of 1 to 200 leaves, judged by the independent checker', () => {
  it('every inclusion proof leads to the root, and with any part changed it does not', async () => {
    for (const size of sizes)
      for (const position of positions(size)) {
        const index = position - 1;
        const proof = (await inclusionProof(index, size, reader(all))).map(hex);
        const root = rootAt[size - 1];
        const leaf = hex(all[index] as Hash);
        expect(rootByInclusion(leaf, index, size, proof)).toBe(root);
        expect(rootByInclusion(hex(leafHash(Buffer.from('forged'))), index, size, proof)).not.toBe(root);
        expect(rootByInclusion(leaf, index, size, [...proof, leaf])).not.toBe(root);
        if (proof.length > 0) expect(rootByInclusion(leaf, index, size, proof.slice(1))).not.toBe(root);
        if (size > 1) expect(rootByInclusion(leaf, (index + 1) % size, size, proof)).not.toBe(root);
      }
  });

  it('every consistency proof holds, and does not for another history, size or proof', async () => {
    for (const size of sizes)
      for (const oldSize of positions(size)) {
        const proof = (await consistencyProof(oldSize, size, reader(all))).map(hex);
        const older = { size: oldSize, root: rootAt[oldSize - 1] as string };
        const newer = { size, root: rootAt[size - 1] as string };
        const forged = hex(leafHash(Buffer.from(`forged ${oldSize}`)));
        expect(isConsistent(older, newer, proof)).toBe(true);
        expect(isConsistent({ ...older, root: forged }, newer, proof)).toBe(false);
        expect(isConsistent(older, { ...newer, root: forged }, proof)).toBe(false);
        expect(isConsistent(older, newer, [...proof, forged])).toBe(false);
        if (proof.length > 0) expect(isConsistent(older, newer, proof.slice(1))).toBe(false);
      }
  });

  it('the frontier, grown leaf by leaf, gives the same root as the leaves at once', () => {
    let frontier: Hash[] = [];
    for (const [index, leaf] of all.entries()) {
      frontier = appendLeaf(index, frontier, leaf);
      expect(hex(rootOf(frontier))).toBe(rootAt[index]);
    }
  });
});
