import type { Proposal } from '../../lib/core/proposal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { aboutProposal, actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';

/** Refused attempts are evidence as well: who tried what on which proposal, and why it was refused. */
export const recordRefusal = async (
  services: Services,
  person: SignedIn,
  proposal: Proposal,
  outcome: string,
  why: string,
): Promise<void> => {
  await services.db.transaction().execute(trx =>
    appendEvent(trx, {
      type: 'decision.refused',
      ...aboutProposal(proposal, actorOf(person), services.now()),
      data: { number: proposal.number, outcome, why },
    }),
  );
};
