import type { FieldLevel } from '../../../lib/core/policy.ts';
import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { type PolicyDocument, valueAt } from '../document/policy-document.ts';
import { grantedLevel } from './levels.ts';

/** A cell by what it stands for. */
export interface Grant {
  role: string;
  record: string;
  field: string;
}

/**
 * The edits that give these cells a level; cells that have it are left alone. A cell of which the base says nothing goes
 * back to saying nothing, so that a change taken back leaves no trace in the review.
 */
export const levelEdits = (
  document: PolicyDocument,
  base: PolicyDocument,
  cells: readonly Grant[],
  level: FieldLevel,
): PolicyEdit[] =>
  cells
    .filter(({ role, record, field }) => grantedLevel(document, role, record, field) !== level)
    .map(({ role, record, field }) => {
      const path = ['grants', role, record, field];
      return level === 'none' && valueAt(base, path) === undefined
        ? { path, remove: true as const }
        : { path, value: level };
    });
