import { randomBytes } from 'node:crypto';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Transaction } from 'kysely';
import { z } from 'zod';
import { type AuditEvent, type AuditType, actor, auditData, auditTypes } from '../../lib/core/audit-event.ts';
import { canonicalJson } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import { recordRef } from '../../lib/core/record.ts';
import { appendLeaf, type Hash } from '../../lib/core/tree.ts';
import type { Database } from '../db/schema.ts';
import { commitmentOf, type LogEntry, leafOf } from './entry.ts';

const envelope = z.strictObject({
  type: z.enum(auditTypes as [AuditType, ...AuditType[]]),
  at: z.iso.datetime(),
  actor,
  record: recordRef.nullable(),
  proposalId: z.string().nullable(),
  runId: z.string().nullable(),
  policyVersion: z.number().int().nullable(),
  data: z.unknown(),
});

/** The event in the form that is hashed. Everything but a known event in its own shape is refused. */
const checked = (event: AuditEvent): { entry: Omit<LogEntry, 'seq' | 'commitment'>; data: string } => {
  try {
    const { data, at, ...rest } = envelope.parse(event);
    const entry = { ...rest, at: new Date(at).toISOString() };
    return { entry, data: canonicalJson(auditData[rest.type].parse(data)) };
  } catch (cause) {
    throw new Fault('internal', 'This step could not be recorded in the log, so it was not taken.', {
      internal: `event ${event.type} does not have the form of its kind`,
      cause,
    });
  }
};

/** Locks the head until the transaction ends: whoever appends next continues from what is committed. */
const lockHead = async (trx: Transaction<Database>): Promise<{ size: number; frontier: Hash[] }> => {
  const head = await trx
    .selectFrom('log_head')
    .select(['size', 'frontier'])
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { size: head.size, frontier: head.frontier.map(hexToBytes) };
};

/**
 * Appends one event inside the caller's transaction: both are kept or neither is. Gives the event's number, counted
 * from 1. Other appenders wait until the transaction ends, so append last.
 */
export const appendEvent = async (trx: Transaction<Database>, event: AuditEvent): Promise<number> => {
  const { entry, data } = checked(event);
  const salt = randomBytes(32);
  const head = await lockHead(trx);
  const seq = head.size + 1;
  const commitment = commitmentOf(salt, data);
  const leaf = leafOf({ ...entry, seq, commitment });
  await trx
    .insertInto('audit_events')
    .values({
      seq,
      type: entry.type,
      at: entry.at,
      actor: JSON.stringify(entry.actor),
      system: entry.record?.system ?? null,
      record_type: entry.record?.type ?? null,
      record_id: entry.record?.id ?? null,
      proposal_id: entry.proposalId,
      run_id: entry.runId,
      policy_version: entry.policyVersion,
      data,
      salt: salt.toString('hex'),
      commitment,
      leaf: bytesToHex(leaf),
    })
    .execute();
  const frontier = appendLeaf(head.size, head.frontier, leaf).map(bytesToHex);
  await trx
    .updateTable('log_head')
    .set({ size: seq, frontier: JSON.stringify(frontier) })
    .where('id', '=', 1)
    .execute();
  return seq;
};
