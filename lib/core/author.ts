import type { Proposal } from './proposal.ts';

/**
 * Whether an approval by this person would be one of their own value: as the proposer's always, and by an edit at a hard
 * gate unless the gate lets who edits approve. Four-eyes holds for the content, so that nobody puts in a value and lets it
 * through alone where the policy has not said so.
 */
export const isBarredAuthor = (
  { proposer, changes }: Pick<Proposal, 'proposer' | 'changes'>,
  sub: string,
): boolean =>
  proposer.sub === sub ||
  changes.some(({ gate, editedBy }) => gate.gate === 'hard' && !gate.editorApproves && editedBy?.sub === sub);
