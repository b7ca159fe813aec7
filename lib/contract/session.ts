import { z } from 'zod';
import type { FieldPlan } from '../core/plan.ts';
import { pattern, right } from '../core/policy.ts';
import { endpoint } from './endpoint.ts';
import { none } from './shared.ts';

const reason = z.strictObject({ id: z.string(), title: z.string() });

export const me = z.strictObject({
  sub: z.string(),
  name: z.string(),
  roles: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  rights: z.array(right),
  tenant: z.string(),
  policyVersion: z.number().int().nullable(),
  reasonCodes: z.array(reason),
  /** Why an exception may be over. */
  exceptionReasons: z.array(reason),
});
export type Me = z.infer<typeof me>;

export const meShow = endpoint({
  id: 'me.show',
  method: 'get',
  path: '/v1/me',
  summary: 'Who is signed in, with which roles and rights.',
  access: 'signed-in',
  params: none,
  query: none,
  body: none,
  response: me,
  form: 'json',
});

const plannedLocator = z.strictObject({
  css: z.string().optional(),
  label: z.array(z.string()).optional(),
  read: z.union([z.literal('text'), z.literal('value'), z.strictObject({ attribute: z.string() })]),
  pattern: pattern.optional(),
});

export const fieldPlan: z.ZodType<FieldPlan> = z.strictObject({
  policyVersion: z.number().int(),
  site: z.strictObject({ id: z.string(), title: z.string(), hosts: z.array(z.string()) }),
  system: z.string(),
  recordType: z.string(),
  recordTitle: z.string(),
  recordId: z.strictObject({ path: pattern, confirm: z.array(plannedLocator) }),
  titleField: z.string().optional(),
  fields: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      type: z.string(),
      level: z.enum(['masked', 'read', 'suggest', 'write']),
      locators: z.array(plannedLocator),
      ownerTitle: z.string(),
      options: z.array(z.string()).optional(),
    }),
  ),
  conversation: z
    .strictObject({
      item: z.string(),
      author: plannedLocator.optional(),
      at: plannedLocator.optional(),
      body: plannedLocator,
      internal: z.union([z.string(), plannedLocator]).optional(),
      fromCustomer: z.union([z.string(), plannedLocator]).optional(),
    })
    .optional(),
  withheld: z.number().int(),
  localDraftSeconds: z.number().int(),
});

export const plansList = endpoint({
  id: 'plans.list',
  method: 'get',
  path: '/v1/plans',
  summary: 'The field plans of the person signed in, one for each site where they may see something.',
  access: 'signed-in',
  params: none,
  query: none,
  body: none,
  response: z.strictObject({ plans: z.array(fieldPlan) }),
  form: 'json',
});
