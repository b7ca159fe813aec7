import { isBarredAuthor } from './author.ts';
import { openRequirements } from './gate.ts';
import { hasRight, type PolicyTable } from './policy-table.ts';
import type { Proposal } from './proposal.ts';
import { unreadableChanges } from './shown-proposal.ts';

export interface SignedIn {
  sub: string;
  name: string;
  roles: readonly string[];
}

export type Seat =
  | {
      may: true;
      /** Roles of theirs that are still needed; the person fills one of them. */
      roles: [string, ...string[]];
      mayApprove: boolean;
    }
  | { may: false; why: string };

const no = (why: string): Seat => ({ may: false, why });

/**
 * Whether a person may decide a proposal now, and in which roles. Nobody decides their own proposal, whatever roles they
 * have or gained since, or one whose values they may not read; one person counts for one role only. Who has edited it may
 * reject or edit it again, and approve it only where every gate of what they edited says so.
 */
export const seatFor = (table: PolicyTable, proposal: Proposal, person: SignedIn, now: Date): Seat => {
  if (proposal.state !== 'waiting')
    return no(`This proposal is ${proposal.state}; there is nothing to decide.`);
  if (Date.parse(proposal.expiresAt) <= now.getTime()) return no('This proposal has expired.');
  if (proposal.proposer.sub === person.sub) return no('You made this proposal. Another person decides it.');
  if (!hasRight(table, person.roles, 'decide')) return no('Your role has no right to decide.');
  const [unread] = unreadableChanges(table, person.roles, proposal);
  if (unread)
    return no(
      `Your role may not read ${unread.fieldTitle ?? unread.field}. Somebody who may read it decides.`,
    );
  if (proposal.decisions.some(({ by, seal }) => by.sub === person.sub && seal === proposal.seal))
    return no('You have decided this already.');
  const open = openRequirements(
    proposal.changes.map(({ gate }) => gate),
    proposal.decisions,
    proposal.seal,
  );
  const needed = open.map(({ role }) => role);
  const [first, ...others] = needed.filter(role => person.roles.includes(role));
  if (first === undefined) return no(`This proposal waits for: ${needed.join(', ')}.`);
  return { may: true, roles: [first, ...others], mayApprove: !isBarredAuthor(proposal, person.sub) };
};
