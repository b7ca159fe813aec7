import { expect, test } from 'vitest';
import type { GateView } from './proposal.ts';
import { approvalProgress, openRequirements } from './requirements.ts';

const gate = (...approvals: GateView['approvals']): GateView => ({ gate: 'hard', because: '', approvals });
const approval = (sub: string, role: string, seal = 's') => ({
  by: { sub, name: sub },
  role,
  outcome: 'approve' as const,
  seal,
});

test('of several changes each role is asked for the largest number', () => {
  const gates = [
    gate({ role: 'lead', count: 1 }, { role: 'admin', count: 1 }),
    gate({ role: 'lead', count: 2 }),
  ];
  expect(openRequirements(gates, [], 's')).toEqual([
    { role: 'lead', count: 2 },
    { role: 'admin', count: 1 },
  ]);
});

test('a gate that names a role twice asks for both', () => {
  const gates = [gate({ role: 'lead', count: 1 }, { role: 'lead', count: 1 })];
  expect(openRequirements(gates, [approval('a', 'lead')], 's')).toEqual([{ role: 'lead', count: 1 }]);
});

test('one person counts once, another seal not at all, and a rejection is no approval', () => {
  const gates = [gate({ role: 'lead', count: 2 })];
  const decisions = [
    approval('a', 'lead'),
    approval('a', 'lead'),
    approval('b', 'lead', 'old'),
    { ...approval('c', 'lead'), outcome: 'reject' as const },
  ];
  expect(approvalProgress(gates, decisions, 's')).toEqual({
    given: 1,
    needed: 2,
    open: [{ role: 'lead', count: 1 }],
  });
});
