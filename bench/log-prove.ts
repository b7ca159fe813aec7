import type { Kysely } from 'kysely';
import type { Database } from '../server/db/schema.ts';
import { proverOver } from '../server/log/prove.ts';
import type { Bench } from './bench.ts';
import { inTurn, millisecondsEach } from './rounds.ts';
import { appendMany } from './setting/audit-rows.ts';
import { onEveryStore } from './setting/stores.ts';

const sizes = [1_000, 10_000];
const rounds = 5;
const times = 20;

const readEvent = (db: Kysely<Database>, seq: number) =>
  db.selectFrom('audit_events').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();

/** Numbers spread over the log, the same for both sides. */
const spread = (size: number) => {
  let time = 0;
  return (): number => ((time++ * 7919) % size) + 1;
};

export default {
  name: 'Log: proof that one event is in it',
  unit: 'ms',
  better: 'less',
  run: () =>
    onEveryStore(async ({ db, kind }) => {
      const figures = [];
      let stored = 0;
      for (const size of sizes) {
        await appendMany(db, size - stored);
        stored = size;
        const [ours, floors] = [spread(size), spread(size)];
        const measured = await inTurn(
          rounds,
          () => millisecondsEach(times, () => proverOver(db).inclusion(ours(), size)),
          () => millisecondsEach(times, () => readEvent(db, floors())),
        );
        const what = `${size.toLocaleString('en-US')} events, ${kind} store`;
        figures.push({ what, floor: 'reading that event', ...measured });
      }
      return figures;
    }),
} satisfies Bench;
