import type { Bench, Figure } from './bench.ts';
import { inTurn, perSecond } from './rounds.ts';
import { appendOne, plainInserter } from './setting/audit-rows.ts';
import { onEveryStore } from './setting/stores.ts';

const rounds = 5;
/** How many events in a round, by the number of callers. */
const eventsEach = { 1: 40, 8: 120, 32: 256 };

export default {
  name: 'Log: appending an event',
  unit: 'events/s',
  better: 'more',
  run: () =>
    onEveryStore(async ({ db, kind }) => {
      const insert = await plainInserter(db);
      const figures: Figure[] = [];
      for (const [callers, times] of Object.entries(eventsEach)) {
        const count = Number(callers);
        const measured = await inTurn(
          rounds,
          () => perSecond(count, times, () => appendOne(db)),
          () => perSecond(count, times, insert),
        );
        const what = `${count} caller${count > 1 ? 's' : ''}, ${kind} store`;
        figures.push({ what, floor: 'inserting the same row without the log', ...measured });
      }
      return figures;
    }),
} satisfies Bench;
