import { describe, expect, it } from 'vitest';
import { memoryArea } from '../../test/memory-area.ts';
import type { FieldPlan } from '../core/plan.ts';
import { cachedPlans, cachePlans, forgetPlans } from './plans.ts';

const nowMs = Date.parse('2026-11-20T09:00:00Z');
const minutes = (count: number) => count * 60_000;

const plan: FieldPlan = {
  policyVersion: 14,
  site: { id: 'desk', title: 'Desk', hosts: ['https://desk.example/*'] },
  system: 'desk',
  recordType: 'ticket',
  recordTitle: 'Ticket',
  recordId: { path: '^/tickets/(\\d+)', confirm: [] },
  fields: [],
  withheld: 2,
  localDraftSeconds: 900,
};

describe('kept field plans', () => {
  it('are given back for a few minutes, as they were', async () => {
    const area = memoryArea();
    await cachePlans(area, [plan], nowMs);
    expect(await cachedPlans(area, nowMs + minutes(4))).toEqual([plan]);
  });

  it.each([
    ['too old', minutes(5)],
    ['from a time to come, because the clock was set back', -minutes(5)],
  ])('are asked for again when they are %s', async (_, laterMs) => {
    const area = memoryArea();
    await cachePlans(area, [plan], nowMs);
    expect(await cachedPlans(area, nowMs + laterMs)).toBeNull();
  });

  it('are not believed in a form that an older version has left', async () => {
    const area = memoryArea();
    await area.set({ plans: { fetchedAtMs: nowMs, plans: [{ ...plan, allFields: ['secret'] }] } });
    expect(await cachedPlans(area, nowMs)).toBeNull();
  });

  it('are gone with the sign-in', async () => {
    const area = memoryArea();
    await cachePlans(area, [plan], nowMs);
    await forgetPlans(area);
    expect(area.dump()).toEqual({});
  });
});
