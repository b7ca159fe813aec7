import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import { usedHeap } from './setting/heap.ts';
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
  run: async () => {
    const { panel, bare, close } = await openPanelLab(proposals);
    try {
      return [
        {
          what: `a lead with ${proposals} waiting proposals`,
          floor: `a bare React page with ${proposals} fixed rows`,
          ...(await inTurn(
            rounds,
            () => heapOf(panel),
            () => heapOf(bare),
          )),
        },
      ];
    } finally {
      await close();
    }
  },
} satisfies Bench;
