import { useMemo } from 'react';
import { keysAt, type PolicyDocument } from '../document/policy-document.ts';
import { grantedLevel } from './levels.ts';
import type { MatrixField } from './matrix-fields.ts';
import type { MatrixCell } from './matrix-row.tsx';

const cellsIn = (
  document: PolicyDocument,
  base: PolicyDocument,
  record: string,
  field: string,
): MatrixCell[] =>
  keysAt(document, ['roles']).map(role => ({
    role,
    level: grantedLevel(document, role, record, field),
    before: grantedLevel(base, role, record, field),
  }));

/** The cells of any row, worked out when the row is first drawn and kept until the document changes. */
export const useCells = (
  document: PolicyDocument,
  base: PolicyDocument,
  record: string,
): ((field: MatrixField) => readonly MatrixCell[]) =>
  useMemo(() => {
    const known = new Map<string, MatrixCell[]>();
    return ({ id }) => {
      const cells = known.get(id) ?? cellsIn(document, base, record, id);
      known.set(id, cells);
      return cells;
    };
  }, [document, base, record]);
