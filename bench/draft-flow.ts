import type { Store } from '../server/db/open.ts';
import { openTestDesk, openTestServices } from '../test/services.ts';
import type { Bench, Figure } from './bench.ts';
import { inTurn, millisecondsEach } from './rounds.ts';
import { openDrafting } from './setting/drafting.ts';
import { onEveryStore } from './setting/stores.ts';

const rounds = 9;
const times = 3;

const measure = async (store: Store): Promise<Figure[]> => {
  const desk = await openTestDesk();
  const services = await openTestServices(store, desk);
  try {
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
  } finally {
    await services.close();
    await desk.close();
  }
};

export default {
  name: 'Draft, from the reading to the package',
  unit: 'ms',
  better: 'less',
  run: () => onEveryStore(measure),
} satisfies Bench;
