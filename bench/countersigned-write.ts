import type { Proposal } from '../lib/core/proposal.ts';
import { applyProposal } from '../server/actions/apply-proposal/apply-proposal.ts';
import { decideProposal } from '../server/actions/decide-proposal.ts';
import { showProposal } from '../server/actions/list-proposals.ts';
import { lena, type TestServices } from '../test/services.ts';
import type { Bench } from './bench.ts';
import { inTurn, millisecondsEach } from './rounds.ts';
import { openRefunds } from './setting/refunds.ts';
import { onEveryStore, openServices } from './setting/stores.ts';

const rounds = 15;
const floor = 'one PATCH to the help desk';

const approve = (services: TestServices, { id, seal }: Proposal): Promise<Proposal> =>
  decideProposal(services, lena, id, { seal, outcome: 'approve' });

const mustBeApplied = async (services: TestServices, { id }: Proposal): Promise<void> => {
  const { state, stateReason } = await showProposal(services, lena, id);
  if (state !== 'applied') throw new Error(`proposal is ${state}: ${stateReason}`);
};

/** Does the apply jobs as the backend does, and tells when the one of a proposal is done. */
const startApplying = async (services: TestServices): Promise<(id: string) => Promise<void>> => {
  const awaited = new Map<string, () => void>();
  await services.queue.work('apply-proposal', async ({ proposalId }) => {
    await applyProposal(services, proposalId);
    awaited.get(proposalId)?.();
  });
  await services.queue.start();
  return id => new Promise(resolve => awaited.set(id, resolve));
};

const measure: Parameters<typeof onEveryStore>[0] = async (store, defer) => {
  const { desk, services } = await openServices(store, defer);
  const { propose, writeDirectly } = openRefunds(services, desk);
  const direct = () => millisecondsEach(1, writeDirectly);

  const applyAlone = async (): Promise<number> => {
    const proposal = await approve(services, await propose());
    const took = await millisecondsEach(1, () => applyProposal(services, proposal.id));
    await mustBeApplied(services, proposal);
    return took;
  };
  const fromApproval = (applied: (id: string) => Promise<void>) => async (): Promise<number> => {
    const proposal = await propose();
    const done = applied(proposal.id);
    const took = await millisecondsEach(1, async () => {
      await approve(services, proposal);
      await done;
    });
    await mustBeApplied(services, proposal);
    return took;
  };
  const alone = await inTurn(rounds, applyAlone, direct);
  const whole = await inTurn(rounds, fromApproval(await startApplying(services)), direct);
  return [
    { what: `apply alone, ${store.kind} store`, floor, ...alone },
    { what: `from the approval to the receipt, ${store.kind} store`, floor, ...whole },
  ];
};

export default {
  name: 'A countersigned write',
  unit: 'ms',
  better: 'less',
  run: () => onEveryStore(measure),
} satisfies Bench;
