import { z } from 'zod';
import { fieldPlan } from '../contract/session.ts';
import type { SessionArea } from './session-area.ts';

const item = 'plans';
const freshForMs = 5 * 60_000;

const cached = z.strictObject({ fetchedAtMs: z.number(), plans: z.array(fieldPlan) });

/**
 * Field plans of the person signed in, kept in memory for a few minutes so that a revived worker need not ask again.
 * They hold no record data, but say what a person may see: hence not on disk, and forgotten with the sign-in.
 */
export const cachePlans = (
  area: SessionArea,
  plans: z.infer<typeof cached>['plans'],
  nowMs: number,
): Promise<void> => area.set({ [item]: { fetchedAtMs: nowMs, plans } });

/** The kept plans, or null when there are none or they are too old. */
export const cachedPlans = async (
  area: SessionArea,
  nowMs: number,
): Promise<z.infer<typeof cached>['plans'] | null> => {
  const found = cached.safeParse((await area.get(item))[item]).data;
  return found && Math.abs(nowMs - found.fetchedAtMs) < freshForMs ? found.plans : null;
};

export const forgetPlans = (area: SessionArea): Promise<void> => area.remove(item);
