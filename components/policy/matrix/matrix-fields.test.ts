import { expect, it } from 'vitest';
import { largePolicy } from '../../../entrypoints/gallery/samples/policy.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { matrixFields, matrixLines } from './matrix-fields.ts';

const fields = matrixFields(largePolicy, 'ticket');
const rowsOf = (lines: ReturnType<typeof matrixLines>) =>
  lines.flatMap(line => (line.kind === 'field' ? [line.row] : []));

it('every field stands in exactly one line, whatever the grouping', () => {
  for (const grouping of ['none', 'owner', 'sensitivity'] as const) {
    const lines = matrixLines(fields, '', grouping);
    expect(rowsOf(lines)).toEqual(fields.map((_, row) => row));
    const ids = lines.flatMap(line => (line.kind === 'field' ? [line.field.id] : []));
    expect(new Set(ids)).toEqual(new Set(fields.map(({ id }) => id)));
  }
});

it('a group counts its own fields and stands before the first of them', () => {
  const lines = matrixLines(fields, '', 'owner');
  for (const [position, line] of lines.entries()) {
    if (line.kind === 'field') continue;
    const members = lines.slice(position + 1, position + 1 + line.count);
    expect(rowsOf(members)[0]).toBe(line.first);
    expect(members.every(member => member.kind === 'field' && member.field.ownerTitle === line.title)).toBe(
      true,
    );
  }
});

it('a search finds fields by name, id, owner and sensitivity, in any case', () => {
  const found = (search: string) => rowsOf(matrixLines(fields, search, 'none')).length;
  expect(found(' INVOICE number ')).toBe(1);
  expect(found('invoice_status')).toBe(1);
  expect(found('billing')).toBeGreaterThan(60);
  expect(found('restricted')).toBe(75);
  expect(found('no such field')).toBe(0);
});

it('a field that a site does not locate says where', () => {
  expect(
    fields.filter(({ unlocatedAt }) => unlocatedAt.length > 0).map(({ unlocatedAt }) => unlocatedAt),
  ).toEqual(Array.from({ length: 27 }, () => ['Our desk']));
});

it('a document that is no policy has no fields, and does not break the matrix', () => {
  const broken: PolicyDocument[] = [
    {},
    { records: [] },
    { records: { ticket: null } },
    { records: { ticket: { fields: 'x' } } },
  ];
  for (const document of broken) expect(matrixFields(document, 'ticket')).toEqual([]);
});
