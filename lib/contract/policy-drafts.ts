import { z } from 'zod';
import { policyDraft } from '../core/policy-draft.ts';
import { policyEdit } from '../core/policy-edit.ts';
import { policyReaders } from '../core/policy-readers.ts';
import { endpoint } from './endpoint.ts';
import { idParam, none, pageOf, pageQuery } from './shared.ts';

/** Why the person who asks may not do this with the draft now, in a sentence to show; null where they may. */
const refusal = z.string().nullable();

const shownPolicyDraft = policyDraft.extend({
  refusals: z.strictObject({
    edit: refusal,
    rebase: refusal,
    submit: refusal,
    approve: refusal,
    return: refusal,
    publish: refusal,
    discard: refusal,
  }),
});
export type ShownPolicyDraft = z.infer<typeof shownPolicyDraft>;

const policyDraftDetail = shownPolicyDraft.extend({
  /** The whole policy with every default filled in; while it has problems, what was written. */
  document: z.record(z.string(), z.json()),
});
export type PolicyDraftDetail = z.infer<typeof policyDraftDetail>;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const revision = z.number().int().positive();
const note = z.string().trim().max(1000).default('');

const start = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('current') }),
  z.strictObject({ from: z.literal('version'), version: z.number().int().positive() }),
  z.strictObject({ from: z.literal('yaml'), yaml: z.string().min(1).max(1_000_000) }),
]);

export const policiesDraftCreate = endpoint({
  id: 'policies.draft.create',
  method: 'post',
  path: '/v1/policy-drafts',
  summary:
    'Start a draft from the version in force, from an earlier version (to go back to it), or from a YAML document. A document with problems is kept with them; text that is no YAML document is refused.',
  access: 'author-policy',
  params: none,
  query: none,
  body: z.strictObject({
    /** What the change is for; reviewers read it. */
    reason: z.string().trim().min(3).max(300),
    start,
  }),
  response: policyDraftDetail,
  form: 'json',
});

export const policiesDraftList = endpoint({
  id: 'policies.draft.list',
  method: 'get',
  path: '/v1/policy-drafts',
  summary: 'Policy drafts, newest first.',
  access: policyReaders,
  params: none,
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['open', 'in-review', 'published', 'discarded']).optional(),
  }),
  body: none,
  response: pageOf(shownPolicyDraft),
  form: 'json',
});

export const policiesDraftShow = endpoint({
  id: 'policies.draft.show',
  method: 'get',
  path: '/v1/policy-drafts/{id}',
  summary: 'One policy draft with its document, problems and reviews.',
  access: policyReaders,
  params: idParam,
  query: none,
  body: none,
  response: policyDraftDetail,
  form: 'json',
});

export const policiesDraftExport = endpoint({
  id: 'policies.draft.export',
  method: 'get',
  path: '/v1/policy-drafts/{id}/yaml',
  summary: 'The draft as YAML, for version control, with the comments it came with.',
  access: policyReaders,
  params: idParam,
  query: none,
  body: none,
  response: z.strictObject({ yaml: z.string() }),
  form: 'json',
});

export const policiesDraftEdit = endpoint({
  id: 'policies.draft.edit',
  method: 'post',
  path: '/v1/policy-drafts/{id}/edits',
  summary:
    'Set or remove values in the document, all or none of them. Whoever edits becomes an author. A draft in review goes back to open, and what was said in review no longer counts.',
  access: 'author-policy',
  params: idParam,
  query: none,
  body: z.strictObject({
    /** The revision that the edits were made on; another one is a conflict. */
    revision,
    edits: z.array(policyEdit).min(1).max(5000),
  }),
  response: policyDraftDetail,
  form: 'json',
});

export const policiesDraftRebase = endpoint({
  id: 'policies.draft.rebase',
  method: 'post',
  path: '/v1/policy-drafts/{id}/rebases',
  summary:
    'Carry the draft’s changes over to the version now in force. `conflicts` are the places that both changed: there the draft’s value was kept.',
  access: 'author-policy',
  params: idParam,
  query: none,
  body: z.strictObject({ revision }),
  response: z.strictObject({ draft: policyDraftDetail, conflicts: z.array(z.array(z.string())) }),
  form: 'json',
});

export const policiesDraftSubmit = endpoint({
  id: 'policies.draft.submit',
  method: 'post',
  path: '/v1/policy-drafts/{id}/submissions',
  summary: 'Send exactly this digest to review. A draft with problems, or on an older version, is not sent.',
  access: 'author-policy',
  params: idParam,
  query: none,
  body: z.strictObject({ digest }),
  response: policyDraftDetail,
  form: 'json',
});

export const policiesDraftReview = endpoint({
  id: 'policies.draft.review',
  method: 'post',
  path: '/v1/policy-drafts/{id}/reviews',
  summary:
    'Approve exactly this digest, or return the draft to its authors with a note. Nobody reviews what they wrote.',
  access: 'review-policy',
  params: idParam,
  query: none,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('approve'), digest, note }),
    z.strictObject({ outcome: z.literal('return'), digest, note: z.string().trim().min(3).max(1000) }),
  ]),
  response: policyDraftDetail,
  form: 'json',
});

export const policiesDraftPublish = endpoint({
  id: 'policies.draft.publish',
  method: 'post',
  path: '/v1/policy-drafts/{id}/publications',
  summary: 'Put exactly the approved digest in force as the next version.',
  access: 'publish-policy',
  params: idParam,
  query: none,
  body: z.strictObject({ digest }),
  response: policyDraftDetail,
  form: 'json',
});

export const policiesDraftDiscard = endpoint({
  id: 'policies.draft.discard',
  method: 'post',
  path: '/v1/policy-drafts/{id}/discards',
  summary: 'Give a draft up. It stays readable.',
  access: 'author-policy',
  params: idParam,
  query: none,
  body: none,
  response: policyDraftDetail,
  form: 'json',
});
