import { applyProposal } from '../actions/apply-proposal/apply-proposal.ts';
import { expireProposals } from '../actions/expire-proposals.ts';
import type { Services } from '../services.ts';

/** How soon a held-back apply looks again: the time a cleared stop switch takes to be noticed. */
const lookAgainSeconds = 3;

const again = (services: Services, proposalId: string): Promise<void> =>
  services.db
    .transaction()
    .execute(trx =>
      services.queue.enqueue(
        trx,
        'apply-proposal',
        { proposalId },
        { startAfterSeconds: lookAgainSeconds, singletonKey: proposalId },
      ),
    );

/**
 * Approved proposals without a living job — one whose every attempt failed while a help desk was down — are taken up
 * again. An apply may be repeated at will, so a superfluous job does no harm.
 */
const resumeApproved = async (services: Services): Promise<void> => {
  const rows = await services.db
    .selectFrom('proposals')
    .select('id')
    .where('state', '=', 'approved')
    .limit(100)
    .execute();
  for (const { id } of rows) await again(services, id);
};

/** Says who does which job. */
export const registerJobs = async (services: Services): Promise<void> => {
  const { queue } = services;
  await queue.work('apply-proposal', async ({ proposalId }) => {
    if ((await applyProposal(services, proposalId)) === 'stopped') await again(services, proposalId);
  });
  await queue.work('expire-proposals', async () => {
    await expireProposals(services);
    await resumeApproved(services);
  });
  await queue.schedule('expire-proposals', '* * * * *', {});
};
