import { z } from 'zod';
import type { recordRef } from './record.ts';

/**
 * Every kind of event the log can hold. Rows are kept for years: a kind is never renamed or removed, its data only
 * gains optional keys, and a reader must accept rows of every earlier version.
 */
const data = {
  'policy.published': z.strictObject({
    version: z.number(),
    digest: z.string(),
    name: z.string(),
    /** Absent for the version that the operator starts with, which nobody reviews. */
    reviewed: z
      .strictObject({
        draft: z.string(),
        base: z.number(),
        authors: z.array(z.string()),
        reviewer: z.string(),
        /** Who answers for what, where that moved, in sentences. */
        owners: z.array(z.string()),
      })
      .optional(),
  }),
  'run.started': z.strictObject({
    site: z.string(),
    read: z.number(),
    masked: z.number(),
    missing: z.number(),
    withheld: z.number(),
  }),
  'run.finished': z.strictObject({
    generator: z.string(),
    sentences: z.number(),
    suggestions: z.number(),
    degraded: z.array(z.string()),
    draft: z.string(),
  }),
  'run.stopped': z.strictObject({ reason: z.string(), rule: z.string().nullable() }),
  'run.failed': z.strictObject({ reason: z.string() }),
  'proposal.created': z.strictObject({
    number: z.number(),
    seal: z.string(),
    reason: z.string(),
    changes: z.array(
      z.strictObject({
        action: z.string(),
        title: z.string(),
        field: z.string().nullable(),
        base: z.string().nullable(),
        proposed: z.string(),
        gate: z.string(),
        because: z.string(),
      }),
    ),
  }),
  'proposal.edited': z.strictObject({
    number: z.number(),
    from: z.string(),
    seal: z.string(),
    edits: z.array(z.strictObject({ index: z.number(), before: z.string(), after: z.string() })),
  }),
  'proposal.withdrawn': z.strictObject({ number: z.number() }),
  'proposal.expired': z.strictObject({ number: z.number() }),
  'decision.made': z.strictObject({
    number: z.number(),
    outcome: z.enum(['approve', 'reject', 'confirm']),
    reasonCode: z.string().nullable(),
    note: z.string(),
    seal: z.string(),
    role: z.string(),
    approved: z.boolean(),
  }),
  'decision.refused': z.strictObject({ number: z.number(), outcome: z.string(), why: z.string() }),
  'apply.intended': z.strictObject({
    number: z.number(),
    index: z.number(),
    key: z.string(),
    title: z.string(),
    before: z.string().nullable(),
    proposed: z.string(),
    version: z.string(),
  }),
  'apply.done': z.strictObject({
    number: z.number(),
    index: z.number(),
    key: z.string(),
    title: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    effect: z.string(),
    writtenBy: z.string(),
    recovered: z.boolean(),
  }),
  'apply.refused': z.strictObject({ number: z.number(), index: z.number().nullable(), why: z.string() }),
  'apply.stale': z.strictObject({
    number: z.number(),
    index: z.number(),
    title: z.string(),
    base: z.string().nullable(),
    now: z.string().nullable(),
    proposed: z.string(),
  }),
  'apply.failed': z.strictObject({
    number: z.number(),
    index: z.number(),
    title: z.string(),
    why: z.string(),
  }),
  'rollback.refused': z.strictObject({ number: z.number(), why: z.string() }),
  'exception.opened': z.strictObject({ kind: z.string(), field: z.string().nullable(), summary: z.string() }),
  'exception.taken': z.strictObject({
    kind: z.string(),
    field: z.string().nullable(),
    dueAt: z.string(),
    /** Who had it before, if anybody. */
    from: z.string().nullable(),
  }),
  'exception.resolved': z.strictObject({
    resolution: z.string(),
    note: z.string(),
    kind: z.string().optional(),
    field: z.string().nullable().optional(),
  }),
  'stop.changed': z.strictObject({ scope: z.string(), stopped: z.boolean(), reason: z.string() }),
  'access.denied': z.strictObject({ operation: z.string(), why: z.string() }),
  /** What was erased, because its time was over under the event's policy version. */
  'data.erased': z.strictObject({
    /** How many of what kind. */
    erased: z.record(z.string(), z.number()),
    /** The numbers of the events that lost their details. */
    events: z.array(z.number()).optional(),
    /** The digests of the artifacts that lost their bodies. */
    artifacts: z.array(z.string()).optional(),
  }),
  'evidence.exported': z.strictObject({ number: z.number(), digest: z.string() }),
  'policy.drafted': z.strictObject({
    draft: z.string(),
    revision: z.number(),
    step: z.enum(['created', 'edited', 'rebased', 'submitted', 'discarded']),
    reason: z.string(),
    base: z.number(),
    digest: z.string().nullable(),
  }),
  'policy.reviewed': z.strictObject({
    draft: z.string(),
    revision: z.number(),
    digest: z.string(),
    base: z.number(),
    outcome: z.enum(['approve', 'return']),
    note: z.string(),
  }),
  'policy.review-voided': z.strictObject({
    draft: z.string(),
    revision: z.number(),
    digest: z.string(),
    reviewer: z.string(),
    because: z.string(),
  }),
} as const;

export type AuditType = keyof typeof data;
export const auditTypes = Object.keys(data) as AuditType[];
export const auditData = data;

export const actor = z.strictObject({
  kind: z.enum(['person', 'service']),
  sub: z.string(),
  name: z.string(),
});
export type Actor = z.infer<typeof actor>;

/** An event as an action hands it to the log. The log adds number, salt and hashes. */
export type AuditEvent = {
  [T in AuditType]: {
    type: T;
    at: string;
    actor: Actor;
    record: z.infer<typeof recordRef> | null;
    proposalId: string | null;
    runId: string | null;
    policyVersion: number | null;
    data: z.infer<(typeof data)[T]>;
  };
}[AuditType];
