import { describe, expect, test } from 'vitest';
import { aPolicyDocument } from '../../test/builders/policy.ts';
import { pick, type Random, randomGates, seededRandom, upTo } from '../../test/builders/random-policy.ts';
import { gateOf } from './gate.ts';
import { gateStrictness } from './gate-strictness.ts';
import { type Action, type GateTier, policySchema } from './policy.ts';
import type { GateView } from './proposal.ts';

const fields = ['amount', 'charged', 'status'];
const now = new Date('2026-11-20T12:00:00Z');

const actionWith = (gates: GateTier[]): Action => ({
  ...(policySchema.parse(aPolicyDocument()).actions.reply as Omit<Action, 'id'>),
  id: 'reply',
  gates,
});

const randomValue = (random: Random): string | null =>
  pick(random, [
    null,
    'Open',
    'Paid',
    'Other',
    String(upTo(random, 260)),
    new Date(now.getTime() - upTo(random, 50) * 86_400_000).toISOString(),
  ]);

const weight = { informational: 0, soft: 1, hard: 2 };
const asked = ({ approvals }: GateView, role: string): number =>
  approvals.filter(each => each.role === role).reduce((sum, { count }) => sum + count, 0);
/** Whether the second gate asks for something that the first does not. */
const asksMore = (first: GateView, second: GateView): boolean =>
  weight[second.gate] > weight[first.gate] ||
  (first.editorApproves === true && second.gate === 'hard' && !second.editorApproves) ||
  ['lead', 'admin'].some(role => asked(second, role) > asked(first, role));

describe('whether gates became stricter', () => {
  test('agrees with trying values out, for random gates', () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = seededRandom(seed);
      const before = actionWith(randomGates(random, fields, ['lead', 'admin']));
      const after = random() < 0.3 ? before : actionWith(randomGates(random, fields, ['lead', 'admin']));
      const said = gateStrictness(before, after);
      for (let sample = 0; sample < 400; sample++) {
        const values = new Map(fields.map(field => [field, randomValue(random)]));
        const gates = [gateOf(before, values, now), gateOf(after, values, now)] as const;
        if (asksMore(...gates)) expect(['stricter', 'mixed'], `seed ${seed}`).toContain(said);
        if (asksMore(gates[1], gates[0])) expect(['looser', 'mixed'], `seed ${seed}`).toContain(said);
      }
    }
  });

  const soft: GateTier = { gate: 'soft', when: [], approvals: [], because: 'easily undone' };
  const lead: GateTier = {
    gate: 'hard',
    when: [],
    approvals: [{ role: 'lead', count: 1 }],
    because: 'a lead',
  };
  const admin: GateTier = { ...lead, approvals: [{ role: 'admin', count: 1 }] };
  const upTo100: GateTier = { ...soft, when: [{ field: 'amount', atMost: 100 }] };
  test.each<[string, GateTier[], GateTier[], string]>([
    ['other words alone', [soft], [{ ...soft, because: 'it can be undone' }], 'reworded'],
    [
      'a condition that can never be reached',
      [lead],
      [{ ...lead, when: [{ field: 'amount', atMost: -1 }] }, lead],
      'reworded',
    ],
    ['a person more', [lead], [{ ...lead, approvals: [{ role: 'lead', count: 2 }] }], 'stricter'],
    ['an editor who may approve', [lead], [{ ...lead, editorApproves: true }], 'looser'],
    ['an editor who may approve no more', [{ ...lead, editorApproves: true }], [lead], 'stricter'],
    [
      'an approval where there was none, also one by the editor',
      [soft],
      [{ ...lead, editorApproves: true }],
      'stricter',
    ],
    ['an exception for small amounts', [lead], [upTo100, lead], 'looser'],
    ['another role instead', [lead], [admin], 'mixed'],
    [
      'a lower limit',
      [upTo100, lead],
      [{ ...upTo100, when: [{ field: 'amount', atMost: 99.99 }] }, lead],
      'stricter',
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(gateStrictness(actionWith(before), actionWith(after))).toBe(expected);
  });
});
