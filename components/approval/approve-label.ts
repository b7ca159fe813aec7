import type { Proposal } from '../../lib/core/proposal.ts';

/** How many approvals the card needs in all: for every role the highest count that a change asks for. */
const seats = (changes: Proposal['changes']): number => {
  const byRole = new Map<string, number>();
  for (const { role, count } of changes.flatMap(({ gate }) => gate.approvals))
    byRole.set(role, Math.max(byRole.get(role) ?? 0, count));
  return [...byRole.values()].reduce((sum, count) => sum + count, 0);
};

/** The outcome in words: `Approve and apply`, `Approve both and apply`, `Approve (1 of 2)`. */
export const approveLabel = (proposal: Pick<Proposal, 'changes' | 'decisions' | 'seal'>): string => {
  const given = proposal.decisions.filter(
    ({ outcome, seal }) => outcome === 'approve' && seal === proposal.seal,
  );
  const needed = seats(proposal.changes);
  if (given.length + 1 < needed) return `Approve (${given.length + 1} of ${needed})`;
  const count = proposal.changes.length;
  if (count === 1) return 'Approve and apply';
  return count === 2 ? 'Approve both and apply' : `Approve all ${count} and apply`;
};
