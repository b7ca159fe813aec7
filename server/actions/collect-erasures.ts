import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { type StoredEvent, storedEvent } from '../log/stored-event.ts';

/** What lost its content: events by number, artifacts by digest. */
export interface Emptied {
  events: readonly number[];
  artifacts: readonly string[];
}

const names = (list: keyof Emptied, sought: readonly (number | string)[]) =>
  sql<boolean>`exists (
    select from jsonb_array_elements_text(data::jsonb -> ${sql.lit(list)}) as named
    where named in (${sql.join(sought.map(String))}))`;

/** The events that tell of the erasure of any of these, oldest first. */
export const findErasures = async (
  trx: Transaction<Database>,
  { events, artifacts }: Emptied,
): Promise<StoredEvent[]> => {
  if (events.length + artifacts.length === 0) return [];
  const rows = await trx
    .selectFrom('audit_events')
    .selectAll()
    .where('type', '=', 'data.erased')
    .where(({ or }) =>
      or([
        ...(events.length > 0 ? [names('events', events)] : []),
        ...(artifacts.length > 0 ? [names('artifacts', artifacts)] : []),
      ]),
    )
    .orderBy('seq')
    .execute();
  return rows.map(storedEvent);
};

const namedBy = ({ data }: StoredEvent): Partial<Emptied> => JSON.parse(data ?? '{}');

/** Whether a later one of these events tells that this event's details were erased. */
export const tellOfEvent = (erasures: readonly StoredEvent[], seq: number): boolean =>
  erasures.some(erasure => erasure.seq > seq && namedBy(erasure).events?.includes(seq));

/** Whether one of these events tells that this artifact was erased at that time. */
export const tellOfArtifact = (
  erasures: readonly StoredEvent[],
  digest: string,
  { at, policyVersion }: { at: string; policyVersion: number },
): boolean =>
  erasures.some(
    erasure =>
      erasure.at === at &&
      erasure.policyVersion === policyVersion &&
      namedBy(erasure).artifacts?.includes(digest),
  );
