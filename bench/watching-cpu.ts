import type { WatchPortName, WatchRequest } from '../lib/page/messages.ts';
import type { Bench, Figure } from './bench.ts';
import { inTurn } from './rounds.ts';
import { bareRequest } from './setting/bench-plan.ts';
import { beBusy } from './setting/busy-page.ts';
import { openFor } from './setting/open-for.ts';
import { openReaderLab, type ReaderLab } from './setting/reader-lab.ts';
import type { Script } from './setting/worker-api.ts';

const rounds = 5;
const changes = 1_000;
const sizes = [1_000, 10_000, 50_000];
const portName: WatchPortName = 'countersign.watch';

/** Longer than the reader's longest pause before it looks again, so that this look is measured too. */
const settleMs = 2_600;

const sample = async (
  lab: ReaderLab,
  elements: number,
  script: Script,
  message: WatchRequest | typeof bareRequest,
): Promise<number> => {
  await lab.load(elements);
  await lab.inject(script);
  await lab.connect(portName, message);
  // What is measured is the changes, not the first look at the page.
  await lab.tab.waitForTimeout(settleMs);
  const { workMs } = await lab.timed(async () => {
    await beBusy(lab.tab, changes);
    await lab.tab.waitForTimeout(settleMs);
  });
  return workMs;
};

const figureOn = async (lab: ReaderLab, elements: number): Promise<Figure> => {
  const measured = await inTurn(
    rounds,
    () => sample(lab, elements, 'record-reader.js', { type: 'watch', plan: lab.plan }),
    () => sample(lab, elements, 'bare-reader.js', bareRequest),
  );
  return {
    what: `${elements.toLocaleString('en-US')} elements`,
    floor: 'one debounced observer that compares twelve known texts',
    ...measured,
  };
};

export default {
  name: 'Watching a page through 1,000 changes',
  unit: 'ms CPU',
  better: 'less',
  run: () =>
    openFor(async defer => {
      const lab = await openReaderLab(defer);
      const figures: Figure[] = [];
      for (const elements of sizes) figures.push(await figureOn(lab, elements));
      return figures;
    }),
} satisfies Bench;
