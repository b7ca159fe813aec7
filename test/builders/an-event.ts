import type { AuditEvent, AuditType } from '../../lib/core/audit-event.ts';

type EventOf<T extends AuditType> = Extract<AuditEvent, { type: T }>;

/** Example data for every kind of event. */
const examples: { [T in AuditType]: EventOf<T>['data'] } = {
  'policy.published': { version: 3, digest: 'a'.repeat(64), name: 'Refunds and replies' },
  'run.started': { site: 'sandbox', read: 9, masked: 2, missing: 1, withheld: 1 },
  'run.finished': {
    generator: 'The extractive drafter',
    sentences: 6,
    suggestions: 1,
    degraded: [],
    draft: 'b'.repeat(64),
  },
  'run.stopped': { reason: 'This customer wants no AI.', rule: 'no-ai' },
  'run.failed': { reason: 'Billing did not answer.' },
  'proposal.created': {
    number: 12,
    seal: 'c'.repeat(64),
    reason: 'duplicate charge confirmed',
    changes: [
      {
        action: 'set-refund-status',
        title: 'Refund status',
        field: 'refund_status',
        base: 'Requested',
        proposed: 'Approved',
        gate: 'hard',
        because: 'money to a customer',
      },
    ],
  },
  'proposal.edited': {
    number: 12,
    from: 'c'.repeat(64),
    seal: 'd'.repeat(64),
    edits: [{ index: 0, before: 'Approved', after: 'Paid' }],
  },
  'proposal.withdrawn': { number: 12 },
  'proposal.expired': { number: 12 },
  'decision.made': {
    number: 12,
    outcome: 'approve',
    reasonCode: null,
    note: 'two captures on one day',
    seal: 'c'.repeat(64),
    role: 'lead',
    approved: true,
  },
  'decision.refused': { number: 12, outcome: 'approve', why: 'You made this proposal.' },
  'apply.intended': {
    number: 12,
    index: 0,
    key: 'key-12-0',
    title: 'Refund status',
    before: 'Requested',
    proposed: 'Approved',
    version: '41',
  },
  'apply.done': {
    number: 12,
    index: 0,
    key: 'key-12-0',
    title: 'Refund status',
    before: 'Requested',
    after: 'Approved',
    effect: 'txn-77',
    writtenBy: 'countersign-service',
    recovered: false,
  },
  'apply.refused': { number: 12, index: null, why: 'The stop switch is on.' },
  'apply.stale': {
    number: 12,
    index: 0,
    title: 'Refund status',
    base: 'Requested',
    now: 'Paid',
    proposed: 'Approved',
  },
  'apply.failed': { number: 12, index: 0, title: 'Refund status', why: 'Billing refused the value.' },
  'rollback.refused': { number: 12, why: 'The value has moved on.' },
  'exception.opened': { kind: 'stale', field: 'refund_status', summary: 'Changed before the write.' },
  'exception.taken': { kind: 'conflicting', field: 'amount', dueAt: '2026-11-21T09:00:00.000Z', from: null },
  'exception.resolved': { resolution: 'refreshed', note: 'read again' },
  'stop.changed': { scope: 'everything', stopped: true, reason: 'odd refunds' },
  'access.denied': { operation: 'policies.draft.publish', why: 'Your role has no right to publish policy.' },
  'data.erased': { erased: { reading: 12, prompt: 3, event: 1 }, events: [3], artifacts: ['d'.repeat(64)] },
  'evidence.exported': { number: 12, digest: 'e'.repeat(64) },
  'policy.drafted': {
    draft: 'draft-1',
    revision: 2,
    step: 'edited',
    reason: 'agents need the phone number',
    base: 3,
    digest: 'f'.repeat(64),
  },
  'policy.reviewed': {
    draft: 'draft-1',
    revision: 2,
    digest: 'f'.repeat(64),
    base: 3,
    outcome: 'approve',
    note: 'as agreed on Monday',
  },
  'policy.review-voided': {
    draft: 'draft-1',
    revision: 2,
    digest: 'f'.repeat(64),
    reviewer: 'Lena Vogt',
    because: 'Tomás Rivera edited the draft afterwards.',
  },
};

/** An event of this kind with example data, on one ticket at a fixed time. */
export const anEvent = <T extends AuditType>(
  type: T,
  changes: Partial<Omit<EventOf<T>, 'type'>> = {},
): AuditEvent => {
  const event = {
    type,
    at: '2026-11-20T14:14:00.000Z',
    actor: { kind: 'person', sub: 'amira', name: 'Amira Haddad' },
    record: { system: 'desk', type: 'ticket', id: '1042' },
    proposalId: null,
    runId: null,
    policyVersion: 3,
    data: examples[type],
    ...changes,
  };
  return event as AuditEvent;
};
