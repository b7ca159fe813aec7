import { applyProposal } from '../actions/apply-proposal/apply-proposal.ts';
import { eraseExpired } from '../actions/erase-expired/erase-expired.ts';
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
 * again. One with a living job is left to it: otherwise every minute of an outage would add another row of attempts.
 */
export const resumeApproved = async (services: Services): Promise<void> => {
  const living = new Set((await services.queue.livingJobs('apply-proposal')).map(job => job.proposalId));
  const rows = await services.db
    .selectFrom('proposals')
    .select('id')
    .where('state', '=', 'approved')
    .orderBy('number')
    .limit(1000)
    .execute();
  for (const { id } of rows) if (!living.has(id)) await again(services, id);
};

/** Says who does which job. */
export const registerJobs = async (services: Services): Promise<void> => {
  const { queue, db } = services;
  await queue.work('apply-proposal', async ({ proposalId }) => {
    if ((await applyProposal(services, proposalId)) === 'stopped') await again(services, proposalId);
  });
  await queue.work('expire-proposals', async () => {
    await expireProposals(services);
    await resumeApproved(services);
  });
  await queue.schedule('expire-proposals', '* * * * *', {});
  await queue.work('erase-expired', (_data, { signal }) => eraseExpired(services, signal));
  await queue.schedule('erase-expired', '23 * * * *', {});
  // A machine that is off at night would otherwise keep everything until it happens to run at that minute.
  await db
    .transaction()
    .execute(trx => queue.enqueue(trx, 'erase-expired', {}, { singletonKey: 'at-start' }));
};
