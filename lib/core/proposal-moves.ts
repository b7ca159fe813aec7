export const proposalStates = [
  'waiting',
  'approved',
  'applied',
  'stale',
  'failed',
  'rejected',
  'expired',
  'withdrawn',
  'rolled-back',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Legal moves. The interface, the API and the jobs all ask this table; there is no other list. */
const proposalMoves: Record<ProposalState, readonly ProposalState[]> = {
  waiting: ['approved', 'rejected', 'expired', 'withdrawn'],
  approved: ['applied', 'stale', 'failed'],
  applied: ['rolled-back'],
  // A change before the stale one may have been written already.
  stale: ['rolled-back'],
  failed: ['rolled-back'],
  rejected: [],
  expired: [],
  withdrawn: [],
  'rolled-back': [],
};

export const canMove = (from: ProposalState, to: ProposalState): boolean => proposalMoves[from].includes(to);
