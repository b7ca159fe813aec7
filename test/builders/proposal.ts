import type { Change, Proposal } from '../../lib/core/proposal.ts';
import { sealOf } from '../../lib/core/seal.ts';

/** A refund change as a lead sees it before deciding. */
export const aChange = (changes: Partial<Change> = {}): Change => ({
  index: 0,
  action: 'refund',
  actionTitle: 'Set refund status',
  kind: 'set-field',
  field: 'refund_status',
  fieldTitle: 'Refund status',
  target: { system: 'billing', type: 'order', id: 'A-1' },
  base: 'Requested',
  proposed: 'Approved',
  origin: 'drafted',
  level: 7,
  gate: { gate: 'hard', rule: 'R-12', because: 'money', approvals: [{ role: 'lead', count: 1 }] },
  undo: { kind: 'restore', forecast: 'Returns exactly to “Requested”.' },
  state: 'pending',
  problem: null,
  receipt: null,
  ...changes,
});

/** A waiting, sealed proposal by the agent `amira`, made at noon and open for eight hours. */
export const aProposal = (changes: Partial<Proposal> = {}): Proposal => {
  const card: Proposal = {
    id: '11111111-1111-4111-8111-111111111111',
    number: 1,
    record: { system: 'desk', type: 'ticket', id: '1042' },
    recordTitle: 'Charged twice',
    runId: null,
    rollbackOf: null,
    policyVersion: 1,
    proposer: { sub: 'amira', name: 'Amira' },
    reason: 'duplicate charge confirmed',
    changes: [aChange()],
    evidence: [],
    leftOut: [],
    warnings: [],
    state: 'waiting',
    stateReason: null,
    decisions: [],
    seal: '',
    revision: 1,
    createdAt: '2026-03-20T12:00:00.000Z',
    expiresAt: '2026-03-20T20:00:00.000Z',
    ...changes,
  };
  return { ...card, seal: changes.seal ?? sealOf('test', card) };
};
