import { z } from 'zod';
import { draft, flowNodes, runEvent } from '../core/draft.ts';
import { reading } from '../core/plan.ts';
import { person } from '../core/proposal.ts';
import { recordRef } from '../core/record.ts';
import { endpoint } from './endpoint.ts';
import { idParam, none, pageOf, pageQuery } from './shared.ts';

const run = z.strictObject({
  id: z.uuid(),
  record: recordRef,
  recordTitle: z.string(),
  by: person,
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  reason: z.string().nullable(),
  policyVersion: z.number().int(),
  contentHash: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Run = z.infer<typeof run>;

const runDetail = run.extend({
  draft: draft.nullable(),
  nodes: z.array(
    z.strictObject({
      node: z.enum(flowNodes),
      startedAt: z.iso.datetime(),
      finishedAt: z.iso.datetime().nullable(),
      input: z.string(),
      output: z.string().nullable(),
      note: z.string(),
    }),
  ),
});
export type RunDetail = z.infer<typeof runDetail>;

export const draftsCreate = endpoint({
  id: 'drafts.create',
  method: 'post',
  path: '/v1/drafts',
  summary:
    'Start a run over one reading. Its progress and result are streamed by runs.events. Sending the same id again gives the same run.',
  access: 'draft',
  params: none,
  query: none,
  body: z.strictObject({
    runId: z.uuid(),
    reading,
    tone: z.enum(['plain', 'warm', 'formal']).default('plain'),
    length: z.enum(['normal', 'shorter']).default('normal'),
    /** BCP 47 tag, or `auto` for the customer's own language. */
    language: z.string().max(20).default('auto'),
  }),
  response: run,
  form: 'json',
});

export const runsEvents = endpoint({
  id: 'runs.events',
  method: 'get',
  path: '/v1/runs/{id}/events',
  summary: 'A run’s events from the beginning, or after Last-Event-ID; ends with the run.',
  access: 'signed-in',
  params: idParam,
  query: none,
  body: none,
  response: runEvent,
  form: 'stream',
});

export const runsShow = endpoint({
  id: 'runs.show',
  method: 'get',
  path: '/v1/runs/{id}',
  summary:
    'One run with its draft and the digests of each node’s input and output. One’s own, or any with the right to audit.',
  access: 'signed-in',
  params: idParam,
  query: none,
  body: none,
  response: runDetail,
  form: 'json',
});

export const runsList = endpoint({
  id: 'runs.list',
  method: 'get',
  path: '/v1/runs',
  summary: 'Runs, newest first: one’s own, or any with the right to audit.',
  access: 'signed-in',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    system: z.string().max(64).optional(),
    recordId: z.string().max(120).optional(),
  }),
  body: none,
  response: pageOf(run),
  form: 'json',
});

export const sourcesShow = endpoint({
  id: 'sources.show',
  method: 'get',
  path: '/v1/runs/{id}/sources/{source}',
  summary: 'The text behind an opaque source id of a draft, as it was when the run used it.',
  access: 'signed-in',
  params: z.strictObject({ id: z.uuid(), source: z.string().max(80) }),
  query: none,
  body: none,
  response: z.strictObject({
    title: z.string(),
    kind: z.string(),
    text: z.string(),
    owner: z.string(),
    dated: z.string().nullable(),
  }),
  form: 'json',
});
