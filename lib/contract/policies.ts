import { z } from 'zod';
import { cellExplanation } from '../core/cell-explanation.ts';
import { policyDiff } from '../core/policy-diff-shape.ts';
import { policyImpact } from '../core/policy-impact-shape.ts';
import { policyReaders } from '../core/policy-readers.ts';
import { person } from '../core/proposal.ts';
import { endpoint } from './endpoint.ts';
import { fieldPlan } from './session.ts';
import { none, pageOf, pageQuery } from './shared.ts';

const policyVersion = z.strictObject({
  version: z.number().int(),
  name: z.string(),
  digest: z.string(),
  publishedBy: z.string(),
  publishedAt: z.iso.datetime(),
});
export type PolicyVersion = z.infer<typeof policyVersion>;

export const policiesList = endpoint({
  id: 'policies.list',
  method: 'get',
  path: '/v1/policies',
  summary: 'Policy versions, newest first.',
  access: 'signed-in',
  params: none,
  query: z.strictObject({ ...pageQuery }),
  body: none,
  response: pageOf(policyVersion),
  form: 'json',
});

const policyVersionDetail = policyVersion.extend({
  /** The policy as it counts, with every default filled in. */
  document: z.record(z.string(), z.json()),
  /** The same as text, with the comments of whoever imported it. */
  yaml: z.string(),
  /** Who took part; null for the first version, which the operator starts with. */
  draft: z
    .strictObject({ id: z.uuid(), reason: z.string(), authors: z.array(person), reviewer: person })
    .nullable(),
});
export type PolicyVersionDetail = z.infer<typeof policyVersionDetail>;

export const policiesShow = endpoint({
  id: 'policies.show',
  method: 'get',
  path: '/v1/policies/{version}',
  summary:
    'One policy version: its document, its YAML for version control, and who wrote, reviewed and published it.',
  access: policyReaders,
  params: z.strictObject({ version: z.coerce.number().int().min(1).max(999_999_999) }),
  query: none,
  body: none,
  response: policyVersionDetail,
  form: 'json',
});

/** Names a policy: `current`, the number of a version, or the id of a draft without problems. */
const policyRef = z
  .string()
  .regex(
    /^(current|[1-9]\d{0,8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    'write current, a version number or the id of a draft',
  );

const namedPolicy = z.strictObject({
  version: z.number().int().nullable(),
  draft: z.uuid().nullable(),
  name: z.string(),
  digest: z.string(),
});

export const policiesDiff = endpoint({
  id: 'policies.diff',
  method: 'get',
  path: '/v1/policy-diff',
  summary:
    'What would be otherwise with `to` in force instead of `from` (by default the version in force): who gains or loses which field, which rights, gates, owners and other parts move.',
  access: policyReaders,
  params: none,
  query: z.strictObject({ from: policyRef.default('current'), to: policyRef }),
  body: none,
  response: z.strictObject({ from: namedPolicy, to: namedPolicy, diff: policyDiff }),
  form: 'json',
});

export const policiesImpact = endpoint({
  id: 'policies.impact',
  method: 'get',
  path: '/v1/policy-impact',
  summary:
    'How the last runs and proposals would have gone with `to` instead of `from`: other fields read, masked or withheld, runs stopped, other gates met. Computed from what is stored; nothing is asked anew.',
  access: policyReaders,
  params: none,
  query: z.strictObject({
    from: policyRef.default('current'),
    to: policyRef,
    /** How many of the last runs, and how many of the last proposals. */
    last: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: none,
  response: z.strictObject({ from: namedPolicy, to: namedPolicy, impact: policyImpact }),
  form: 'json',
});

export const plansPreview = endpoint({
  id: 'plans.preview',
  method: 'get',
  path: '/v1/plan-preview',
  summary:
    'The field plans that people with one role would have under a policy or a draft, made as for the people themselves.',
  access: ['author-policy', 'review-policy'],
  params: none,
  query: z.strictObject({ policy: policyRef.default('current'), role: z.string().min(1).max(64) }),
  body: none,
  response: z.strictObject({ policy: namedPolicy, plans: z.array(fieldPlan) }),
  form: 'json',
});

export const policiesExplain = endpoint({
  id: 'policies.explain',
  method: 'get',
  path: '/v1/policy-cell',
  summary: 'Why a person with these roles has this level for one field.',
  access: policyReaders,
  params: none,
  query: z.strictObject({
    policy: policyRef.default('current'),
    /** One role, or several with commas between them. */
    roles: z
      .string()
      .max(1000)
      .regex(/^[a-z0-9_-]+(,[a-z0-9_-]+)*$/, 'write role ids with commas between them'),
    record: z.string().max(64),
    field: z.string().max(64),
  }),
  body: none,
  response: cellExplanation,
  form: 'json',
});
