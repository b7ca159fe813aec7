import type { Proposal } from './proposal.ts';

/**
 * Whether a value that others have to agree to is a person's own: as the proposer's, or by an edit. Four-eyes holds for
 * the content, so that nobody puts in a value and lets it through alone.
 */
export const isAuthor = (
  { proposer, changes }: Pick<Proposal, 'proposer' | 'changes'>,
  sub: string,
): boolean =>
  proposer.sub === sub || changes.some(({ gate, editedBy }) => gate.gate === 'hard' && editedBy?.sub === sub);
