import { readFile } from 'node:fs/promises';
import { digestOf } from '../../lib/core/canonical.ts';
import type { FieldPlan } from '../../lib/core/plan.ts';
import { compilePolicy, planFor } from '../../lib/core/policy-table.ts';
import { parsePolicy } from '../../server/policy/parse-policy.ts';
import type { BareRequest } from '../bare-extension/request.ts';

/** Twelve fields of the sandbox's ticket page, each with the plainest selector that finds it there. */
const selectors: Record<string, string> = {
  subject: 'article.ticket h1 .subject',
  status: '.properties select[name=status]',
  priority: '.properties select[name=priority]',
  requester: '.properties tr:nth-child(1) td',
  order: '.properties [data-field=order]',
  customer: '.customer [data-field=customer]',
  product: '.properties tr:nth-child(4) td',
  amount: '.properties tr:nth-child(5) td',
  charged_on: '.properties tr:nth-child(6) td',
  refund_status: '.properties tr:nth-child(7) td',
  tier: '.customer dd:nth-of-type(2)',
  region: '.customer dd:nth-of-type(3)',
};

/** What the bare reader is asked for the same fields and the conversation. */
export const bareRequest: BareRequest = {
  fields: Object.values(selectors),
  messages: '.conversation .message',
};

/** The demo's plan for an agent at the sandbox at `origin`, for those twelve fields and the conversation. */
export const benchPlan = async (origin: string): Promise<FieldPlan> => {
  const policy = parsePolicy(await readFile(new URL('../../demo/policy.yaml', import.meta.url), 'utf8'));
  const plan = planFor(compilePolicy(policy, 1, digestOf(policy)), ['agent'], 'sandbox');
  if (!plan) throw new Error('an agent may read nothing at the sandbox');
  return {
    ...plan,
    site: { ...plan.site, hosts: [`${origin}/*`] },
    fields: plan.fields.filter(({ id }) => Object.hasOwn(selectors, id)),
  };
};
