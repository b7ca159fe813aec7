import { expect, test } from 'vitest';
import { aPolicyDocument, aTable } from '../../test/builders/policy.ts';
import { aChange, aProposal } from '../../test/builders/proposal.ts';
import type { PolicyTable } from './policy-table.ts';
import { type FieldTitle, shownTo, unreadableChanges } from './shown-proposal.ts';

const secret = 'heron-7731-quartz';
const receipt = {
  key: 'k',
  before: secret,
  after: secret,
  versionBefore: '1',
  versionAfter: '2',
  effect: 'e',
  writtenBy: 'countersign',
  appliedAt: '2026-03-20T12:00:00.000Z',
};
const card = aProposal({
  state: 'stale',
  stateReason: `Risk note was “${secret}”.`,
  changes: [
    aChange(),
    aChange({
      index: 1,
      field: 'risk_note',
      fieldTitle: 'Risk note',
      base: secret,
      proposed: secret,
      undo: { kind: 'restore', forecast: `Returns exactly to “${secret}”.` },
      state: 'stale',
      problem: `was “${secret}”`,
      receipt,
    }),
  ],
  evidence: [
    { sourceId: 'field:risk_note', kind: 'field', title: 'Risk note', passage: secret, note: '' },
    { sourceId: 'field:subject', kind: 'field', title: 'Subject', passage: 'Charged twice', note: '' },
    { sourceId: 'article:refunds', kind: 'article', title: 'Refunds', passage: 'How', note: '' },
  ],
  leftOut: [`Risk note: ${secret} is too old.`, 'Status: too old.'],
  warnings: [`Risk note: the page says ${secret}.`],
});

const titlesIn = (...tables: PolicyTable[]): FieldTitle[] =>
  tables.flatMap(({ policy }) =>
    Object.entries(policy.records).flatMap(([recordType, { fields }]) =>
      Object.entries(fields).map(([field, { title }]) => ({ recordType, field, title })),
    ),
  );
const shownUnder = (table: PolicyTable, role: string) =>
  shownTo(table, [role], card, titlesIn(aTable(), table));

test('values of a field that the role may not read stand nowhere on the card, and the card says so', () => {
  const shown = shownUnder(aTable(), 'agent');
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect(shown.notShown).toEqual({ fields: ['risk_note'], lines: 3 });
  expect(shown.changes[0]).toEqual(card.changes[0]);
  expect(shown.evidence.map(({ sourceId }) => sourceId)).toEqual(['field:subject', 'article:refunds']);
  expect(shown.leftOut).toEqual(['Status: too old.']);
});

test('a masked field is not shown either', () => {
  const masked = aProposal({ changes: [aChange({ field: 'address', fieldTitle: 'Delivery address' })] });
  expect(unreadableChanges(aTable(), ['agent'], masked)).toHaveLength(1);
});

test('a role that the policy does not know is shown no field', () => {
  expect(shownTo(aTable(), ['toString', 'stranger'], card, titlesIn(aTable())).notShown.fields).toEqual([
    'refund_status',
    'risk_note',
  ]);
});

test.each([['lead'], ['auditor']])('%s sees the card whole: by grant, or by the right to audit', role => {
  expect(shownUnder(aTable(), role)).toEqual({ ...card, notShown: { fields: [], lines: 0 } });
});

const recordsWith = (change: (fields: Record<string, unknown>) => Record<string, unknown>) => {
  const { ticket } = aPolicyDocument().records as { ticket: { fields: Record<string, unknown> } };
  return { records: { ticket: { ...ticket, fields: change(ticket.fields) } } };
};

test('lines about a hidden field stay hidden when the policy gives that field another title', () => {
  const renamed = aTable(
    recordsWith(fields => ({ ...fields, risk_note: { title: 'Watch list', owner: 'desk' } })),
    2,
  );
  const shown = shownUnder(renamed, 'agent');
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect(shown.leftOut).toEqual(['Status: too old.']);
});

test('lines about a hidden field stay hidden when the policy no longer knows that field', () => {
  const without = aTable(
    recordsWith(({ risk_note: _gone, ...fields }) => fields),
    2,
  );
  expect(JSON.stringify(shownUnder(without, 'agent'))).not.toContain(secret);
  expect(shownUnder(without, 'auditor').leftOut).toEqual(card.leftOut);
});

test('a record goes by its id where the role may not read the field that gives its title', () => {
  const { grants } = aPolicyDocument() as { grants: Record<string, { ticket: Record<string, unknown> }> };
  const untitled = Object.entries(grants).map(([role, { ticket }]) => [
    role,
    { ticket: { ...ticket, subject: 'none' } },
  ]);
  const table = aTable({ grants: Object.fromEntries(untitled) });
  for (const role of ['agent', 'lead']) {
    expect(shownUnder(table, role).recordTitle).toBe(card.record.id);
    expect(shownUnder(aTable(), role).recordTitle).toBe(card.recordTitle);
  }
  expect(shownUnder(table, 'auditor').recordTitle).toBe(card.recordTitle);
});
