import type { Me } from '../../lib/contract/session.ts';
import { isBarredAuthor } from '../../lib/core/author.ts';
import { openRequirements } from '../../lib/core/requirements.ts';
import type { ShownProposal } from '../../lib/core/shown-proposal.ts';

/**
 * Why this person cannot decide this card, in words, or null when they can. It only explains: the backend decides again
 * for itself. `nowMs` is epoch milliseconds.
 */
export const whyNotDecidable = (
  proposal: Pick<
    ShownProposal,
    'state' | 'proposer' | 'decisions' | 'changes' | 'seal' | 'expiresAt' | 'notShown'
  >,
  me: Pick<Me, 'sub' | 'rights' | 'roles'>,
  nowMs: number,
): string | null => {
  const { state, proposer, decisions, changes, seal } = proposal;
  if (state !== 'waiting') return 'It has been decided.';
  if (Date.parse(proposal.expiresAt) <= nowMs) return 'It expired, so it is denied.';
  if (proposer.sub === me.sub) return 'You asked for this. Another person must decide.';
  if (!me.rights.includes('decide')) return 'Your role cannot decide proposals.';
  const unread = changes.find(({ field }) => field !== null && proposal.notShown.fields.includes(field));
  if (unread)
    return `Your role may not read ${unread.fieldTitle ?? unread.field}. Somebody who may read it decides.`;
  if (decisions.some(made => made.by.sub === me.sub && made.seal === seal))
    return 'You have decided. It waits for another person.';
  const wanted = openRequirements(
    changes.map(({ gate }) => gate),
    decisions,
    seal,
  ).map(({ role }) => role);
  return wanted.some(role => me.roles.some(({ id }) => id === role))
    ? null
    : `It waits for: ${wanted.join(', ')}.`;
};

const ownEdit =
  'You edited this, so another person approves it. With nobody else, reject it and say what to propose.';

/** Why somebody who may decide this card cannot approve it, or null: a value of their own waits for another person. */
export const whyNotApprovable = (
  proposal: Pick<ShownProposal, 'proposer' | 'changes'>,
  me: Pick<Me, 'sub'>,
): string | null => (isBarredAuthor(proposal, me.sub) ? ownEdit : null);
