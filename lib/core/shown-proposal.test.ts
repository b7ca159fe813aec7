import { expect, test } from 'vitest';
import { aTable } from '../../test/builders/policy.ts';
import { aChange, aProposal } from '../../test/builders/proposal.ts';
import { shownTo, unreadableChanges } from './shown-proposal.ts';

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

test('values of a field that the role may not read stand nowhere on the card, and the card says so', () => {
  const shown = shownTo(aTable(), ['agent'], card);
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
  expect(shownTo(aTable(), ['toString', 'stranger'], card).notShown.fields).toEqual([
    'refund_status',
    'risk_note',
  ]);
});

test.each([['lead'], ['auditor']])('%s sees the card whole: by grant, or by the right to audit', role => {
  expect(shownTo(aTable(), [role], card)).toEqual({ ...card, notShown: { fields: [], lines: 0 } });
});
