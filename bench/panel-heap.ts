import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import { usedHeap } from './setting/heap.ts';
import { openFor } from './setting/open-for.ts';
import { openPanelLab, type PanelPage } from './setting/panel-lab.ts';

const rounds = 5;
const proposals = 20;

const heapOf = async ({ page, load }: PanelPage): Promise<number> => {
  await load();
  const session = await page.context().newCDPSession(page);
  return (await usedHeap(session)) / 1024;
};

export default {
  name: 'Side panel, heap',
  unit: 'MiB',
  better: 'less',
  run: () =>
    openFor(async defer => {
      const { panel, bare } = await openPanelLab(proposals, defer);
      const measured = await inTurn(
        rounds,
        () => heapOf(panel),
        () => heapOf(bare),
      );
      const what = `a lead with ${proposals} waiting proposals`;
      return [{ what, floor: `a bare React page with ${proposals} fixed rows`, ...measured }];
    }),
} satisfies Bench;
