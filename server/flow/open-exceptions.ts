import type { Transaction } from 'kysely';
import type { ExceptionKind } from '../../lib/core/exception.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import type { Database } from '../db/schema.ts';
import { ownService } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { FlowException } from './data.ts';
import type { EndingRun } from './finish-run.ts';

/** What was found, on which record, in which run or while which proposal was written. */
interface Opening {
  id: string;
  kind: ExceptionKind;
  record: RecordRef;
  field: string | null;
  summary: string;
  runId: string | null;
  proposalId?: string;
  policyVersion: number;
  at: Date;
  /** The site whose locators are meant, and on how many records it was seen before it was opened. */
  ofSite?: { site: string; seen: number };
}

/** Opens one exception and logs it. */
export const openException = async (trx: Transaction<Database>, opening: Opening): Promise<void> => {
  const { id, kind, record, field, summary, runId, proposalId = null, policyVersion, at, ofSite } = opening;
  await trx
    .insertInto('exceptions')
    .values({
      id,
      kind,
      system: record.system,
      record_type: record.type,
      record_id: record.id,
      field,
      summary,
      proposal_id: proposalId,
      policy_version: policyVersion,
      opened_at: at,
      last_seen_at: at,
      ...ofSite,
    })
    .execute();
  await appendEvent(trx, {
    type: 'exception.opened',
    at: at.toISOString(),
    actor: ownService,
    record,
    proposalId,
    runId,
    policyVersion,
    data: { kind, field, summary },
  });
};

/**
 * Counts an exception that is open already; false when none is. Waits for nobody: this transaction holds the log, which a
 * person who is just resolving that exception needs next.
 */
const seenAgain = async (
  trx: Transaction<Database>,
  { record }: EndingRun,
  { kind, field, summary }: FlowException,
  at: Date,
): Promise<boolean> => {
  const open = await trx
    .selectFrom('exceptions')
    .select('id')
    .where('system', '=', record.system)
    .where('record_type', '=', record.type)
    .where('record_id', '=', record.id)
    .where('kind', '=', kind)
    .where('field', 'is not distinct from', field)
    .where('proposal_id', 'is', null)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
  if (!open) return false;
  await trx
    .updateTable('exceptions')
    .set(({ eb }) => ({ summary, last_seen_at: at, seen: eb('seen', '+', 1) }))
    .where('id', 'in', eb =>
      eb.selectFrom('exceptions').select('id').where('id', '=', open.id).forUpdate().skipLocked(),
    )
    .execute();
  return true;
};

/** Opens what a run found wrong with the record's values; what is open already stays one exception. */
export const openExceptions = async (
  trx: Transaction<Database>,
  run: EndingRun,
  { at, newId }: { at: Date; newId: () => string },
): Promise<void> => {
  for (const exception of run.exceptions) {
    if (await seenAgain(trx, run, exception, at)) continue;
    const { record, runId, policyVersion } = run;
    await openException(trx, { ...exception, id: newId(), record, runId, policyVersion, at });
  }
};
