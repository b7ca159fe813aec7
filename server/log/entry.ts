import { createHash } from 'node:crypto';
import type { Actor, AuditType } from '../../lib/core/audit-event.ts';
import { canonicalJson } from '../../lib/core/canonical.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import { type Hash, leafHash } from '../../lib/core/tree.ts';

/** What a leaf of the log stands for: the event with its number, its data only as a commitment. */
export interface LogEntry {
  seq: number;
  type: AuditType;
  /** ISO 8601 in UTC with milliseconds. */
  at: string;
  actor: Actor;
  record: RecordRef | null;
  proposalId: string | null;
  runId: string | null;
  policyVersion: number | null;
  commitment: string;
}

/**
 * SHA-256 over the salt's 32 bytes and the data's canonical JSON, as hex. The salt keeps erased data from being guessed
 * back from the commitment that stays.
 */
export const commitmentOf = (salt: Uint8Array, data: string): string =>
  createHash('sha256').update(salt).update(data, 'utf8').digest('hex');

/** The leaf of an entry; docs/design/log.md gives the byte form. */
export const leafOf = (entry: LogEntry): Hash => leafHash(Buffer.from(canonicalJson(entry), 'utf8'));
