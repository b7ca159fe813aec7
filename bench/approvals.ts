import { decideProposal } from '../server/actions/decide-proposal.ts';
import { storeProposal } from '../server/actions/store-proposal.ts';
import type { Store } from '../server/db/open.ts';
import { amira, lena, type TestServices } from '../test/services.ts';
import type { Bench, Figure } from './bench.ts';
import { inTurn, perSecond } from './rounds.ts';
import { aNewCard } from './setting/cards.ts';
import { insertPlainly } from './setting/plain-approval.ts';
import { onEveryStore, openServices } from './setting/stores.ts';

const rounds = 5;
/** How many approvals in a round, by the number of callers. */
const approvalsEach = { 1: 30, 8: 80, 32: 128 };

const approve = async (services: TestServices): Promise<void> => {
  const { id, seal } = await storeProposal(services, amira, aNewCard());
  await decideProposal(services, lena, id, { seal, outcome: 'approve' });
};

const measure = async (kind: Store['kind'], services: TestServices): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const [callers, times] of Object.entries(approvalsEach)) {
    const count = Number(callers);
    const measured = await inTurn(
      rounds,
      () => perSecond(count, times, () => approve(services)),
      () => perSecond(count, times, () => insertPlainly(services)),
    );
    const what = `${count} caller${count > 1 ? 's' : ''}, ${kind} store`;
    figures.push({ what, floor: 'plain inserts of the same rows and job', ...measured });
  }
  return figures;
};

export default {
  name: 'Approvals (propose and decide)',
  unit: 'approvals/s',
  better: 'more',
  run: () =>
    onEveryStore(async (store, defer) => measure(store.kind, (await openServices(store, defer)).services)),
} satisfies Bench;
