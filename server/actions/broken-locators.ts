import type { Transaction } from 'kysely';
import { readsAgain } from '../../lib/core/exception.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import type { Database } from '../db/schema.ts';
import { openException } from '../flow/open-exceptions.ts';
import { ownService } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { NotedReading } from './note-locators.ts';

const kind = 'broken-locator';

const recordOf = ({ plan, reading }: NotedReading): RecordRef => ({
  system: plan.system,
  type: plan.recordType,
  id: reading.recordId,
});

/** The open exceptions about locators of a site, by field, locked: there is at most one for each field. */
export const openBrokenLocators = async (
  trx: Transaction<Database>,
  site: string,
): Promise<Map<string, string>> => {
  const rows = await trx
    .selectFrom('exceptions')
    .select(['id', 'field'])
    .where('kind', '=', kind)
    .where('site', '=', site)
    .where('resolved_at', 'is', null)
    .orderBy('field')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ id, field }) => [field ?? '', id]));
};

/** The field was not read as before once more, on another record. */
export const renewBroken = async (
  trx: Transaction<Database>,
  id: string,
  summary: string,
  noted: NotedReading,
): Promise<void> => {
  await trx
    .updateTable('exceptions')
    .set(({ eb }) => ({
      summary,
      record_id: noted.reading.recordId,
      last_seen_at: noted.at,
      seen: eb('seen', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
};

export const openBroken = (
  trx: Transaction<Database>,
  broken: { field: string; summary: string; seen: number },
  noted: NotedReading,
): Promise<void> =>
  openException(trx, {
    id: noted.newId(),
    kind,
    record: recordOf(noted),
    field: broken.field,
    summary: broken.summary,
    runId: noted.runId,
    policyVersion: noted.reading.policyVersion,
    at: noted.at,
    ofSite: { site: noted.reading.site, seen: broken.seen },
  });

/** The field is read as before: nothing is left for a person to do. */
export const closeBroken = async (
  trx: Transaction<Database>,
  { id, field, title }: { id: string; field: string; title: string },
  noted: NotedReading,
): Promise<void> => {
  const note = `${title} is read by its first locator again.`;
  await trx
    .updateTable('exceptions')
    .set({
      resolved_at: noted.at,
      resolution: readsAgain,
      resolution_note: note,
      resolved_by: ownService.name,
    })
    .where('id', '=', id)
    .execute();
  await appendEvent(trx, {
    type: 'exception.resolved',
    at: noted.at.toISOString(),
    actor: ownService,
    record: recordOf(noted),
    proposalId: null,
    runId: noted.runId,
    policyVersion: noted.reading.policyVersion,
    data: { resolution: readsAgain, note, kind, field },
  });
};
