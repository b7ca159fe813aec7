import type { z } from 'zod';
import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { plansPreview } from '../../lib/contract/policies.ts';
import { Fault } from '../../lib/core/fault.ts';
import { plansFor } from '../../lib/core/policy-table.ts';
import type { Services } from '../services.ts';
import { findPolicy } from './find-policy.ts';

/**
 * The field plans that people of one role would have under a policy, made by the code that makes everybody's plans.
 * Faults as `findPolicy`, and `not-found` for a role the policy does not have.
 */
export const previewPlans = async (
  services: Services,
  { policy, role }: z.output<typeof plansPreview.query>,
): Promise<ResponseOf<typeof plansPreview>> => {
  const { table, named } = await findPolicy(services, policy);
  if (!Object.hasOwn(table.policy.roles, role))
    throw new Fault('not-found', `The policy has no role ${role}.`);
  return { policy: named, plans: plansFor(table, [role]) };
};
