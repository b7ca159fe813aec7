import type { FieldPlan } from '../core/plan.ts';

/**
 * Whether this document may be read by this plan: the top frame of its tab, with an origin of its own (a sandboxed page
 * has none), on a host of the plan. Asked again for every request.
 */
export const isAllowedHere = (view: Window, plan: FieldPlan): boolean => {
  if (view.top !== view || view.origin === 'null') return false;
  return plan.site.hosts.some(host => host.endsWith('/*') && host.slice(0, -2) === view.location.origin);
};
