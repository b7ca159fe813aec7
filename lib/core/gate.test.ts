import { describe, expect, test } from 'vitest';
import { aTable } from '../../test/builders/policy.ts';
import { judgeChange, type OwnerValues, openRequirements } from './gate.ts';
import type { RequestedChange } from './proposal.ts';

const now = new Date('2026-03-20T12:00:00Z');
const small: OwnerValues = new Map([
  ['amount', '49.00 EUR'],
  ['charged_on', '2026-03-03'],
]);
const refund: RequestedChange = { kind: 'set-field', field: 'refund_status', proposed: 'Approved' };

const approvalsFor = (values: OwnerValues): string[] => {
  const verdict = judgeChange(aTable(), ['agent'], 'ticket', refund, values, now);
  return verdict.verdict === 'deny' ? ['denied'] : verdict.gate.approvals.map(({ role }) => role);
};

describe('gates', () => {
  test('a small, recent refund needs one lead, by rule R-12', () => {
    const verdict = judgeChange(aTable(), ['agent'], 'ticket', refund, small, now);
    expect(verdict).toMatchObject({
      verdict: 'needs-approval',
      gate: { rule: 'R-12', approvals: [{ role: 'lead', count: 1 }] },
    });
  });

  test.each([
    [
      'the amount is over the limit',
      [
        ['amount', '100.01 EUR'],
        ['charged_on', '2026-03-03'],
      ],
    ],
    [
      'the charge is too old',
      [
        ['amount', '49.00'],
        ['charged_on', '2026-02-01'],
      ],
    ],
    [
      'the charge lies in the future',
      [
        ['amount', '49.00'],
        ['charged_on', '2026-04-01'],
      ],
    ],
    [
      'the amount is negative',
      [
        ['amount', '-1'],
        ['charged_on', '2026-03-03'],
      ],
    ],
    [
      'the amount is no number',
      [
        ['amount', '49,00 oder so'],
        ['charged_on', '2026-03-03'],
      ],
    ],
    [
      'the date is no date',
      [
        ['amount', '49.00'],
        ['charged_on', 'last week'],
      ],
    ],
    ['the amount is missing', [['charged_on', '2026-03-03']]],
    [
      'the owner gave no value',
      [
        ['amount', null],
        ['charged_on', '2026-03-03'],
      ],
    ],
  ] as [string, [string, string | null][]][])('two roles must agree when %s', (_when, values) => {
    expect(approvalsFor(new Map(values))).toEqual(['lead', 'admin']);
  });

  test.each([
    ['a field the role may not write', { kind: 'set-field', field: 'address', proposed: 'x' }],
    ['a field without an action', { kind: 'set-field', field: 'subject', proposed: 'x' }],
    ['a field the policy does not know', { kind: 'set-field', field: 'constructor', proposed: 'x' }],
    ['a kind without an action', { kind: 'note', proposed: 'x' }],
    ['a value outside the choices', { kind: 'set-field', field: 'refund_status', proposed: 'Sent to me' }],
    ['a value that still holds a placeholder', { kind: 'reply', proposed: 'Your card [card 1] is charged' }],
  ] as [string, RequestedChange][])('%s is denied', (_what, change) => {
    expect(judgeChange(aTable(), ['agent'], 'ticket', change, small, now).verdict).toBe('deny');
  });

  test('an unknown role, record type or prototype name is denied', () => {
    expect(judgeChange(aTable(), ['ghost'], 'ticket', refund, small, now).verdict).toBe('deny');
    expect(judgeChange(aTable(), ['agent'], 'constructor', refund, small, now).verdict).toBe('deny');
    expect(judgeChange(aTable(), ['__proto__'], 'ticket', refund, small, now).verdict).toBe('deny');
  });
});

describe('open requirements', () => {
  const gates = [
    { gate: 'hard' as const, because: '', approvals: [{ role: 'lead', count: 2 }] },
    {
      gate: 'hard' as const,
      because: '',
      approvals: [
        { role: 'lead', count: 1 },
        { role: 'admin', count: 1 },
      ],
    },
  ];
  const by = (sub: string, role: string, seal = 's') => ({
    by: { sub, name: sub },
    role,
    outcome: 'approve' as const,
    seal,
  });

  test('each role is asked for the largest number any change needs', () => {
    expect(openRequirements(gates, [], 's')).toEqual([
      { role: 'lead', count: 2 },
      { role: 'admin', count: 1 },
    ]);
  });
  test('the same person twice counts once', () => {
    expect(
      openRequirements(gates, [by('lena', 'lead'), by('lena', 'lead'), by('tomas', 'admin')], 's'),
    ).toEqual([{ role: 'lead', count: 1 }]);
  });
  test('approvals of another seal do not count', () => {
    expect(openRequirements(gates, [by('lena', 'lead', 'old'), by('tomas', 'admin')], 's')).toEqual([
      { role: 'lead', count: 2 },
    ]);
  });
});
