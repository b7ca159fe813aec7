import { digestOf } from './canonical.ts';
import type { Proposal } from './proposal.ts';

/**
 * The digest an approval covers: the change set with its base values, the gate, and everything else the card shows.
 * State, decisions and receipts move after the seal and are left out. `tenant` keeps a seal from one deployment from
 * being used in another.
 */
export const sealOf = (
  tenant: string,
  card: Omit<Proposal, 'seal' | 'number' | 'createdAt' | 'state' | 'stateReason' | 'decisions'>,
): string =>
  digestOf({
    tenant,
    id: card.id,
    revision: card.revision,
    record: card.record,
    recordTitle: card.recordTitle,
    runId: card.runId,
    rollbackOf: card.rollbackOf,
    policyVersion: card.policyVersion,
    proposer: card.proposer,
    reason: card.reason,
    evidence: card.evidence,
    leftOut: card.leftOut,
    warnings: card.warnings,
    expiresAt: card.expiresAt,
    changes: card.changes.map(({ state: _state, problem: _problem, receipt: _receipt, ...sealed }) => sealed),
  });
