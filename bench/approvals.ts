import { decideProposal } from '../server/actions/decide-proposal.ts';
import { storeProposal } from '../server/actions/store-proposal.ts';
import type { Store } from '../server/db/open.ts';
import { lena, openTestDesk, openTestServices, type TestServices } from '../test/services.ts';
import type { Bench, Figure } from './bench.ts';
import { inTurn, perSecond } from './rounds.ts';
import { agent, aNewCard } from './setting/cards.ts';
import { insertPlainly } from './setting/plain-approval.ts';
import { onEveryStore } from './setting/stores.ts';

const rounds = 5;
/** How many approvals in a round, by the number of callers. */
const approvalsEach = { 1: 40, 8: 120, 32: 240 };

const approve = async (services: TestServices): Promise<void> => {
  const { id, seal } = await storeProposal(services, agent, aNewCard());
  await decideProposal(services, lena, id, { seal, outcome: 'approve' });
};

const measure = async (store: Store, services: TestServices): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const [callers, times] of Object.entries(approvalsEach)) {
    const count = Number(callers);
    const measured = await inTurn(
      rounds,
      () => perSecond(count, times, () => approve(services)),
      () => perSecond(count, times, () => insertPlainly(services)),
    );
    const what = `${count} caller${count > 1 ? 's' : ''}, ${store.kind} store`;
    figures.push({ what, floor: 'plain inserts of the same rows and job', ...measured });
  }
  return figures;
};

export default {
  name: 'Approvals (propose and decide)',
  unit: 'approvals/s',
  better: 'more',
  run: () =>
    onEveryStore(async store => {
      const desk = await openTestDesk();
      const services = await openTestServices(store, desk);
      try {
        return await measure(store, services);
      } finally {
        await services.close();
        await desk.close();
      }
    }),
} satisfies Bench;
