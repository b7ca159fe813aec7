import { z } from 'zod';
import { auditTypes } from '../core/audit-event.ts';
import { recordRef } from '../core/record.ts';
import { endpoint } from './endpoint.ts';
import { idParam, none, pageOf, pageQuery } from './shared.ts';

/** Tells that something happened, never what it said: the reader fetches what it may see. */
const liveEvent = z.strictObject({
  seq: z.number().int(),
  type: z.enum(auditTypes as [string, ...string[]]),
  record: recordRef.nullable(),
  proposalId: z.string().nullable(),
  runId: z.string().nullable(),
});
export type LiveEvent = z.infer<typeof liveEvent>;

export const eventsStream = endpoint({
  id: 'events.stream',
  method: 'get',
  path: '/v1/events',
  summary: 'Live updates that concern the person signed in, resumed after Last-Event-ID.',
  access: 'signed-in',
  params: none,
  query: none,
  body: none,
  response: liveEvent,
  form: 'stream',
});

export const timelineEntry = z.strictObject({
  seq: z.number().int(),
  at: z.iso.datetime(),
  type: z.string(),
  actor: z.string(),
  /** One plain sentence. */
  sentence: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  why: z.string().nullable(),
  undo: z.string().nullable(),
  proposalId: z.string().nullable(),
  runId: z.string().nullable(),
  erased: z.boolean(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const timelineShow = endpoint({
  id: 'timeline.show',
  method: 'get',
  path: '/v1/timeline',
  summary: 'What happened to one record up to a moment, newest first, in plain words.',
  access: 'audit',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    system: z.string().max(64),
    type: z.string().max(64),
    id: z.string().max(120),
    at: z.iso.datetime().optional(),
  }),
  body: none,
  response: pageOf(timelineEntry),
  form: 'json',
});

const stopScope = z.string().regex(/^(everything|connector:[a-z0-9_-]{1,64}|action:[a-z0-9_-]{1,64})$/);
const stopState = z.strictObject({
  scope: z.string(),
  reason: z.string(),
  by: z.string(),
  since: z.iso.datetime(),
});

export const stopShow = endpoint({
  id: 'stop.show',
  method: 'get',
  path: '/v1/stop',
  summary: 'Which stop switches are on.',
  access: 'signed-in',
  params: none,
  query: none,
  body: none,
  response: z.strictObject({ stopped: z.array(stopState) }),
  form: 'json',
});

export const stopSet = endpoint({
  id: 'stop.set',
  method: 'post',
  path: '/v1/stop',
  summary: 'Turn a stop switch on or off. Nothing is written to a stopped system.',
  access: 'stop',
  params: none,
  query: none,
  body: z.strictObject({ scope: stopScope, stopped: z.boolean(), reason: z.string().trim().min(3).max(300) }),
  response: z.strictObject({ stopped: z.array(stopState) }),
  form: 'json',
});

export const evidenceExport = endpoint({
  id: 'evidence.export',
  method: 'get',
  path: '/v1/proposals/{id}/evidence',
  summary:
    'The evidence bundle of one proposal: card, decisions, receipts, artifacts, events, proofs and a signed checkpoint.',
  access: 'audit',
  params: idParam,
  query: none,
  body: none,
  response: z.record(z.string(), z.json()),
  form: 'json',
});

export const healthShow = endpoint({
  id: 'health.show',
  method: 'get',
  path: '/healthz',
  summary: 'Whether the backend can serve: store, queue and policy.',
  access: 'open',
  params: none,
  query: none,
  body: none,
  response: z.strictObject({
    status: z.enum(['ok', 'degraded']),
    store: z.string(),
    policyVersion: z.number().int().nullable(),
  }),
  form: 'json',
});
