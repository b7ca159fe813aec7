import { keysAt, listAt, type PolicyDocument, textAt, titleAt } from '../document/policy-document.ts';

/** One row of the matrix. */
export interface MatrixField {
  id: string;
  title: string;
  ownerTitle: string;
  sensitivity: string;
  /** Sites of this record type that do not say where the field stands on their pages, by title. */
  unlocatedAt: readonly string[];
}

export interface MatrixRole {
  id: string;
  title: string;
}

export const matrixRoles = (document: PolicyDocument): MatrixRole[] =>
  keysAt(document, ['roles']).map(id => ({ id, title: titleAt(document, ['roles', id]) }));

/** The fields of a record type, in the document's order. */
export const matrixFields = (document: PolicyDocument, record: string): MatrixField[] => {
  const sites = keysAt(document, ['sites']).filter(
    site => textAt(document, ['sites', site, 'record']) === record,
  );
  return keysAt(document, ['records', record, 'fields']).map(id => {
    const path = ['records', record, 'fields', id];
    return {
      id,
      title: titleAt(document, path),
      ownerTitle: titleAt(document, ['systems', textAt(document, [...path, 'owner'])]),
      sensitivity: textAt(document, [...path, 'sensitivity']) || 'internal',
      unlocatedAt: sites
        .filter(site => listAt(document, ['sites', site, 'fields', id]).length === 0)
        .map(site => titleAt(document, ['sites', site])),
    };
  });
};

export type Grouping = 'none' | 'owner' | 'sensitivity';

/** What the grid shows line by line. `row` and `first` count fields only, as they stand on the screen. */
export type MatrixLine =
  | { kind: 'group'; title: string; first: number; count: number }
  | { kind: 'field'; field: MatrixField; row: number };

const groupOf = (field: MatrixField, grouping: Grouping): string =>
  grouping === 'owner' ? field.ownerTitle : field.sensitivity;

const matches = (field: MatrixField, search: string): boolean =>
  [field.title, field.id, field.ownerTitle, field.sensitivity].some(text =>
    text.toLowerCase().includes(search.trim().toLowerCase()),
  );

/** The lines for the fields that match the search, group after group. */
export const matrixLines = (
  fields: readonly MatrixField[],
  search: string,
  grouping: Grouping,
): MatrixLine[] => {
  const found = fields.filter(field => matches(field, search));
  if (grouping === 'none') return found.map((field, row) => ({ kind: 'field', field, row }));
  let row = 0;
  return [...Map.groupBy(found, field => groupOf(field, grouping))].flatMap(([title, members]) => [
    { kind: 'group' as const, title, first: row, count: members.length },
    ...members.map(field => ({ kind: 'field' as const, field, row: row++ })),
  ]);
};
