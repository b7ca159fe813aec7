import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { appendEvent } from '../log/append.ts';
import type { FlowException } from './data.ts';
import type { EndingRun } from './finish-run.ts';

const isOpen = async (
  trx: Transaction<Database>,
  { record }: EndingRun,
  { kind, field }: FlowException,
): Promise<boolean> => {
  const open = await trx
    .selectFrom('exceptions')
    .select('id')
    .where('system', '=', record.system)
    .where('record_type', '=', record.type)
    .where('record_id', '=', record.id)
    .where('kind', '=', kind)
    .where('field', '=', field)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
};

/** Opens what a run found wrong with the record's values; what is open already stays one exception. */
export const openExceptions = async (
  trx: Transaction<Database>,
  run: EndingRun,
  { at, newId }: { at: Date; newId: () => string },
): Promise<void> => {
  for (const exception of run.exceptions) {
    if (await isOpen(trx, run, exception)) continue;
    const { kind, field, summary } = exception;
    const { system, type, id } = run.record;
    await trx
      .insertInto('exceptions')
      .values({
        id: newId(),
        kind,
        system,
        record_type: type,
        record_id: id,
        field,
        summary,
        opened_at: at,
      })
      .execute();
    await appendEvent(trx, {
      type: 'exception.opened',
      at: at.toISOString(),
      actor: { kind: 'service', sub: 'countersign', name: 'Countersign' },
      record: run.record,
      proposalId: null,
      runId: run.runId,
      policyVersion: run.policyVersion,
      data: { kind, field, summary },
    });
  }
};
