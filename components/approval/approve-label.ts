import type { Proposal } from '../../lib/core/proposal.ts';
import { openRequirements } from '../../lib/core/requirements.ts';

/** The outcome of one more approval, in words: `Approve and apply`, `Approve both`, or who must still agree after it. */
export const approveLabel = ({
  changes,
  decisions,
  seal,
}: Pick<Proposal, 'changes' | 'decisions' | 'seal'>): string => {
  const gates = changes.map(({ gate }) => gate);
  const open = openRequirements(gates, decisions, seal).reduce((sum, { count }) => sum + count, 0);
  if (open > 1) return open === 2 ? 'Approve, 1 more needed' : `Approve, ${open - 1} more needed`;
  if (changes.length === 1) return 'Approve and apply';
  return changes.length === 2 ? 'Approve both' : `Approve all ${changes.length}`;
};
