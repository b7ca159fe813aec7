import type { Bench, Figure } from './bench.ts';
import { inTurn, millisecondsEach } from './rounds.ts';
import { openDrafting } from './setting/drafting.ts';
import { onEveryStore, openServices } from './setting/stores.ts';

const rounds = 9;
const times = 3;

const measure: Parameters<typeof onEveryStore>[0] = async (store, defer) => {
  const { services } = await openServices(store, defer);
  const { draft, generate, runWithoutStoring } = await openDrafting(services);
  const against = async (floor: string, work: () => unknown): Promise<Figure> => ({
    what: `${store.kind} store`,
    floor,
    ...(await inTurn(
      rounds,
      () => millisecondsEach(times, draft),
      () => millisecondsEach(times, work),
    )),
  });
  return [
    await against('the generator alone, without a model', generate),
    await against('the same seven steps with nothing stored', runWithoutStoring),
  ];
};

export default {
  name: 'Draft, from the reading to the package',
  unit: 'ms',
  better: 'less',
  run: () => onEveryStore(measure),
} satisfies Bench;
