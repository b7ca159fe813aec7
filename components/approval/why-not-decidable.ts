import type { Me } from '../../lib/contract/session.ts';
import type { Proposal } from '../../lib/core/proposal.ts';

/**
 * Why this person cannot decide this card, in words, or null when they can. It only explains: the backend decides again
 * for itself. `nowMs` is epoch milliseconds.
 */
export const whyNotDecidable = (
  proposal: Pick<Proposal, 'state' | 'proposer' | 'decisions' | 'changes' | 'expiresAt'>,
  me: Pick<Me, 'sub' | 'rights' | 'roles'>,
  nowMs: number,
): string | null => {
  if (proposal.state !== 'waiting') return 'It has been decided.';
  if (Date.parse(proposal.expiresAt) <= nowMs) return 'It expired, so it is denied.';
  if (proposal.proposer.sub === me.sub) return 'You asked for this. Another person must decide.';
  if (!me.rights.includes('decide')) return 'Your role cannot decide proposals.';
  if (proposal.decisions.some(({ by, outcome }) => by.sub === me.sub && outcome !== 'confirm'))
    return 'You have decided. It waits for another person.';
  const wanted = proposal.changes.flatMap(({ gate }) => gate.approvals.map(({ role }) => role));
  if (wanted.length > 0 && !wanted.some(role => me.roles.some(({ id }) => id === role)))
    return `It needs ${[...new Set(wanted)].join(' or ')}.`;
  return null;
};
