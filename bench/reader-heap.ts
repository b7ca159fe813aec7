import { maskTable } from '../lib/core/mask/table/mask-table.ts';
import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import { bareRequest } from './setting/bench-plan.ts';
import { usedHeap } from './setting/heap.ts';
import { openFor } from './setting/open-for.ts';
import { openReaderLab, type ReaderLab } from './setting/reader-lab.ts';
import type { Script } from './setting/worker-api.ts';

const rounds = 5;

/** How much more the ticket page's heap holds with this script after one reading than without any, in KiB. */
const sample = async (lab: ReaderLab, script: Script, message: object): Promise<number> => {
  await lab.load(0);
  const before = await usedHeap(lab.session);
  await lab.inject(script);
  await lab.ask(message);
  return (await usedHeap(lab.session)) - before;
};

export default {
  name: 'Content script, heap after one reading',
  unit: 'KiB',
  better: 'less',
  run: () =>
    openFor(async defer => {
      const lab = await openReaderLab(defer);
      const measured = await inTurn(
        rounds,
        () => sample(lab, 'record-reader.js', { type: 'read', plan: lab.plan, masks: maskTable }),
        () => sample(lab, 'bare-reader.js', bareRequest),
      );
      return [{ what: 'ticket page', floor: 'a bare script that reads the same fields', ...measured }];
    }),
} satisfies Bench;
