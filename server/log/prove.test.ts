import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { GrowingTree, isConsistent, rootByInclusion } from '../../audit/merkle.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { proverOver } from './prove.ts';

const total = 3500;
const hashOf = (seq: number): string => seq.toString(16).padStart(64, '0');

/** Roots over the first 1, 2, … leaves, by the independent checker's own tree. */
const rootsBySize = (): string[] => {
  const tree = new GrowingTree();
  return Array.from({ length: total }, (_, index) => {
    tree.add(hashOf(index + 1));
    return tree.root;
  });
};

describeOnEveryStore('proofs over a log of several pages', getStore => {
  const roots = rootsBySize();

  beforeAll(async () => {
    await sql`insert into audit_events (seq, type, at, actor, commitment, leaf)
      select seq, 'proposal.withdrawn', now(), '{}', '', lpad(to_hex(seq), 64, '0')
      from generate_series(1, ${sql.lit(total)}) as seq`.execute(getStore().db);
  });

  it('show that each event is in the log, at sizes around the ends of pages', async () => {
    for (const size of [1, 1023, 1024, 1025, 2048, 2049, 3072, total]) {
      const prover = proverOver(getStore().db);
      for (const seq of [1, 512, 1024, 1025, 2048, 2049, size].filter(each => each <= size))
        expect(rootByInclusion(hashOf(seq), seq - 1, size, await prover.inclusion(seq, size))).toBe(
          roots[size - 1],
        );
    }
  });

  it('show that an earlier log is the beginning of a later one', async () => {
    const prover = proverOver(getStore().db);
    for (const oldSize of [1, 1000, 1024, 1025, 2047, 3073, total]) {
      const older = { size: oldSize, root: roots[oldSize - 1] as string };
      const newer = { size: total, root: roots[total - 1] as string };
      expect(isConsistent(older, newer, await prover.consistency(oldSize, total))).toBe(true);
    }
  });

  it('are refused over events that do not exist', async () => {
    const { db } = getStore();
    await expect(proverOver(db).inclusion(total + 1, total)).rejects.toThrow(RangeError);
    await expect(proverOver(db).inclusion(5, total + 1)).rejects.toMatchObject({ name: 'Fault' });
  });
});
