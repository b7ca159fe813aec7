import type { Change, Proposal } from '../../lib/core/proposal.ts';

export const changeTitle = (change: Pick<Change, 'fieldTitle' | 'actionTitle'>): string =>
  change.fieldTitle ?? change.actionTitle;

/** `Refund status, Send reply`; a rollback says so. */
export const proposalTitle = (proposal: Pick<Proposal, 'changes' | 'rollbackOf'>): string => {
  const titles = proposal.changes.map(changeTitle).join(', ');
  return proposal.rollbackOf ? `Undo: ${titles}` : titles;
};
