import { Fault } from '../../lib/core/fault.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { lockProposal, moveProposal } from '../db/proposals.ts';
import { aboutProposal, actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';

/** Takes back one's own proposal while it waits. Another person's proposal is `not-found` here. */
export const withdrawProposal = (services: Services, person: SignedIn, id: string): Promise<Proposal> =>
  services.db.transaction().execute(async trx => {
    const proposal = await lockProposal(trx, id);
    if (proposal.proposer.sub !== person.sub)
      throw new Fault('not-found', 'There is no such proposal of yours.');
    await moveProposal(trx, proposal, 'withdrawn', null);
    await appendEvent(trx, {
      type: 'proposal.withdrawn',
      ...aboutProposal(proposal, actorOf(person), services.now()),
      data: { number: proposal.number },
    });
    return lockProposal(trx, id);
  });
