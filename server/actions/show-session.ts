import type { Me } from '../../lib/contract/session.ts';
import { exceptionReasons } from '../../lib/core/exception.ts';
import type { FieldPlan } from '../../lib/core/plan.ts';
import { plansFor, rightsOf } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Services } from '../services.ts';

/** Remembers who the token says this is: an apply asks later whether an approver still has the role. */
export const rememberPerson = async (services: Services, person: SignedIn): Promise<void> => {
  const seen = { name: person.name, roles: JSON.stringify(person.roles), seen_at: services.now() };
  await services.db
    .insertInto('people')
    .values({ sub: person.sub, ...seen })
    .onConflict(conflict => conflict.column('sub').doUpdateSet(seen))
    .execute();
};

const reasonsOf = (codes: Record<string, string>) =>
  Object.entries(codes).map(([id, title]) => ({ id, title }));

/** Who is signed in, with which roles and rights under the policy in force. */
export const showSession = async (services: Services, person: SignedIn): Promise<Me> => {
  const table = await services.policies.current();
  const known = person.roles.filter(role => Object.hasOwn(table.policy.roles, role));
  return {
    sub: person.sub,
    name: person.name,
    roles: known.map(id => ({ id, title: table.policy.roles[id]?.title ?? id })),
    rights: rightsOf(table, known),
    tenant: services.tenant,
    policyVersion: table.version,
    reasonCodes: reasonsOf(table.policy.reasonCodes.reject),
    exceptionReasons: reasonsOf(exceptionReasons(table.policy)),
  };
};

/** The person's field plans: one for each site where their roles may see something. */
export const listPlans = async (services: Services, person: SignedIn): Promise<FieldPlan[]> =>
  plansFor(await services.policies.current(), person.roles);
