import type { Selectable } from 'kysely';
import type { Actor, AuditType } from '../../lib/core/audit-event.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import type { AuditEvents } from '../db/schema.ts';

/** An event as it stands in the log; `data` is its canonical JSON, and null with its salt once erased. */
export interface StoredEvent {
  seq: number;
  type: AuditType;
  at: string;
  actor: Actor;
  record: RecordRef | null;
  proposalId: string | null;
  runId: string | null;
  policyVersion: number | null;
  data: string | null;
  salt: string | null;
  commitment: string;
}

export const storedEvent = (row: Selectable<AuditEvents>): StoredEvent => ({
  seq: row.seq,
  type: row.type as AuditType,
  at: row.at.toISOString(),
  actor: row.actor as Actor,
  record:
    row.system !== null && row.record_type !== null && row.record_id !== null
      ? { system: row.system, type: row.record_type, id: row.record_id }
      : null,
  proposalId: row.proposal_id,
  runId: row.run_id,
  policyVersion: row.policy_version,
  data: row.data,
  salt: row.salt,
  commitment: row.commitment,
});
