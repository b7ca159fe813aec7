import { applyEdits as applied } from '../../../lib/core/apply-edits.ts';
import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { type Path, type PolicyDocument, valueAt } from './policy-document.ts';

/** The document after the edits, in their order. What they do not touch stays the same object. */
export const applyEdits = (document: PolicyDocument, edits: readonly PolicyEdit[]): PolicyDocument =>
  applied(document, edits) as PolicyDocument;

/** The shortest part of a path that leads nowhere yet: removing it takes back whatever setting the path would make. */
const missingPart = (document: PolicyDocument, path: Path): string[] => {
  const length = path.findIndex((_, index) => valueAt(document, path.slice(0, index + 1)) === undefined) + 1;
  return path.slice(0, length);
};

const inverseOf = (document: PolicyDocument, edit: PolicyEdit): PolicyEdit[] => {
  const before = valueAt(document, edit.path);
  if (before !== undefined) return [{ path: edit.path, value: before }];
  return 'remove' in edit ? [] : [{ path: missingPart(document, edit.path), remove: true }];
};

/** The edits that bring the document back after these. An entry taken out of a list cannot be put back: set the whole list. */
export const inverseEdits = (document: PolicyDocument, edits: readonly PolicyEdit[]): PolicyEdit[] => {
  const inverse: PolicyEdit[] = [];
  let now = document;
  for (const edit of edits) {
    inverse.unshift(...inverseOf(now, edit));
    now = applyEdits(now, [edit]);
  }
  return inverse;
};
