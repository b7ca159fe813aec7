import { callBackend } from '../../lib/api/call.ts';
import type { FieldPlan } from '../../lib/core/plan.ts';
import { cachedPlans, cachePlans } from '../../lib/store/plans.ts';
import { authorized } from './authorized.ts';
import { memory } from './stores.ts';

/** The field plans of the person signed in. @throws ProblemError */
export const plansOfPerson = async (): Promise<FieldPlan[]> => {
  const kept = await cachedPlans(memory, Date.now());
  if (kept) return kept;
  const { plans } = await authorized(line => callBackend(line, 'plans.list'));
  await cachePlans(memory, plans, Date.now());
  return plans;
};

/** The plans for the site a page belongs to: scheme, host and port must be the ones of the site. */
export const plansFor = (plans: FieldPlan[], address: URL): FieldPlan[] =>
  plans.filter(plan => plan.site.hosts.includes(`${address.origin}/*`));
