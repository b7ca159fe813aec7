import { maskTable } from '../lib/core/mask/table/mask-table.ts';
import type { Bench, Figure } from './bench.ts';
import { inTurn } from './rounds.ts';
import { bareRequest } from './setting/bench-plan.ts';
import { openFor } from './setting/open-for.ts';
import { openReaderLab, type ReaderLab } from './setting/reader-lab.ts';
import type { Script } from './setting/worker-api.ts';

const rounds = 7;
const laterReadings = 5;
/** 0 leaves the ticket page as it is. */
const sizes = [0, 1_000, 10_000, 50_000];
const floor = 'querySelector and textContent for the same twelve fields and the messages';

interface Sample {
  load: number;
  first: number;
  later: number;
  longest: number;
}

/** One page load with one of the two scripts: how long loading it, the first and each later reading takes. */
const sample = async (lab: ReaderLab, elements: number, script: Script, message: object): Promise<Sample> => {
  await lab.load(elements);
  const first = await lab.timed(async () => {
    await lab.inject(script);
    await lab.ask(message);
  });
  const later = await lab.timed(async () => {
    for (let count = 0; count < laterReadings; count++) await lab.ask(message);
  });
  return {
    load: first.loadMs,
    first: first.workMs,
    later: later.workMs / laterReadings,
    longest: Math.max(first.longestMs, later.longestMs),
  };
};

const titles = {
  load: 'loading the script',
  first: 'first reading',
  later: 'each later reading',
  longest: 'longest stretch without a break',
};

const figuresOn = async (lab: ReaderLab, elements: number): Promise<Figure[]> => {
  const { ours, floors } = await inTurn(
    rounds,
    () => sample(lab, elements, 'record-reader.js', { type: 'read', plan: lab.plan, masks: maskTable }),
    () => sample(lab, elements, 'bare-reader.js', bareRequest),
  );
  const page = elements === 0 ? 'ticket page' : `${elements.toLocaleString('en-US')} elements`;
  const parts = Object.entries(titles) as [keyof Sample, string][];
  // Loading does not depend on the page.
  const shown = parts.filter(([part]) => part !== 'load' || elements === 0);
  return shown.map(([part, title]) => ({
    what: `${title}, ${page}`,
    floor,
    ours: ours.map(one => one[part]),
    floors: floors.map(one => one[part]),
  }));
};

export default {
  name: 'Content script',
  unit: 'ms CPU',
  better: 'less',
  run: () =>
    openFor(async defer => {
      const lab = await openReaderLab(defer);
      const figures: Figure[] = [];
      for (const elements of sizes) figures.push(...(await figuresOn(lab, elements)));
      return figures;
    }),
} satisfies Bench;
