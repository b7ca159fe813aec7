import { randomUUID } from 'node:crypto';
import type { NewProposal } from '../../server/actions/store-proposal.ts';
import { aChange } from '../../test/builders/proposal.ts';

const openForMs = 8 * 3_600_000;

/** A judged refund as `create-proposal` hands it on to be stored, with a fresh id. */
export const aNewCard = (): NewProposal => {
  const now = Date.now();
  return {
    id: randomUUID(),
    record: { system: 'desk', type: 'ticket', id: '1042' },
    recordTitle: 'Charged twice for the March invoice',
    runId: null,
    rollbackOf: null,
    policyVersion: 1,
    reason: 'duplicate charge confirmed',
    changes: [aChange()],
    evidence: [],
    leftOut: [],
    warnings: [],
    requestDigest: 'e'.repeat(64),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + openForMs).toISOString(),
  };
};
