import { lockProposal, moveProposal } from '../db/proposals.ts';
import { aboutProposal, ownService } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';

const batch = 100;

/**
 * Turns waiting proposals whose time is over into expired ones: no decision means denied. Deciding checks the time
 * itself, so that a late sweep lets nothing through. Returns how many expired.
 */
export const expireProposals = async (services: Services): Promise<number> => {
  const now = services.now();
  const due = await services.db
    .selectFrom('proposals')
    .select('id')
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .limit(batch)
    .execute();
  for (const { id } of due)
    await services.db.transaction().execute(async trx => {
      const proposal = await lockProposal(trx, id);
      if (proposal.state !== 'waiting') return;
      await moveProposal(trx, proposal, 'expired', 'Nobody decided in time.');
      await appendEvent(trx, {
        type: 'proposal.expired',
        ...aboutProposal(proposal, ownService, now),
        data: { number: proposal.number },
      });
    });
  return due.length;
};
