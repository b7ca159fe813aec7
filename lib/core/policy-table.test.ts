import { describe, expect, test } from 'vitest';
import { aTable } from '../../test/builders/policy.ts';
import { hasRight, levelOf, planFor } from './policy-table.ts';

describe('levels', () => {
  test('what no role grants is none', () => {
    expect(levelOf(aTable(), ['agent'], 'ticket', 'risk_note')).toBe('none');
    expect(levelOf(aTable(), [], 'ticket', 'subject')).toBe('none');
    expect(levelOf(aTable(), ['agent'], 'ticket', 'toString')).toBe('none');
  });
  test('with several roles the strongest level counts', () => {
    expect(levelOf(aTable(), ['agent', 'lead'], 'ticket', 'address')).toBe('write');
    expect(levelOf(aTable(), ['agent'], 'ticket', 'address')).toBe('masked');
  });
  test('rights come from roles the policy knows', () => {
    expect(hasRight(aTable(), ['agent'], 'decide')).toBe(false);
    expect(hasRight(aTable(), ['lead'], 'decide')).toBe(true);
    expect(hasRight(aTable(), ['constructor'], 'decide')).toBe(false);
  });
});

describe('the field plan', () => {
  test('names no field that the person may not see, and only counts them', () => {
    const plan = planFor(aTable(), ['agent'], 'desk');
    expect(plan?.fields.map(({ id }) => id)).toEqual(['subject', 'status', 'address', 'refund_status']);
    expect(JSON.stringify(plan)).not.toContain('risk');
    expect(plan?.withheld).toBe(2);
  });
  test('carries the level, so that the page masks before anything leaves it', () => {
    const fields = planFor(aTable(), ['agent'], 'desk')?.fields ?? [];
    expect(fields.find(({ id }) => id === 'address')?.level).toBe('masked');
  });
  test('does not exist for a person without any grant, nor for an unknown site', () => {
    expect(planFor(aTable(), ['auditor'], 'desk')).toBeNull();
    expect(planFor(aTable(), ['agent'], 'constructor')).toBeNull();
  });
});
