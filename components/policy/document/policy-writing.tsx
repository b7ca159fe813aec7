import { createContext, useContext } from 'react';
import type { PlacedProblem } from '../../../lib/core/policy-draft.ts';
import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { type Path, type PolicyDocument, samePath } from './policy-document.ts';

/** The policy in front of the person: to be read, or to be written in. */
export interface PolicyWriting {
  document: PolicyDocument;
  /** The version that it changes, or the same document where nothing is being changed. */
  base: PolicyDocument;
  problems: readonly PlacedProblem[];
  /** Why it cannot be changed, or null. */
  refused: string | null;
  /** `typing` joins letters typed one after another into one step of undo. */
  onEdit: (edits: readonly PolicyEdit[], typing?: boolean) => void;
}

export const PolicyWritingContext = createContext<PolicyWriting>({
  document: {},
  base: {},
  problems: [],
  refused: 'There is no policy here.',
  onEdit: () => undefined,
});

export const usePolicyWriting = (): PolicyWriting => useContext(PolicyWritingContext);

/** What is wrong exactly at a place, in one line, or null. */
export const problemAt = (problems: readonly PlacedProblem[], path: Path): string | null =>
  problems
    .filter(problem => samePath(problem.path, path))
    .map(({ message }) => message)
    .join('; ') || null;
