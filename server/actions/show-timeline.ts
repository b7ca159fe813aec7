import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { TimelineEntry, timelineShow } from '../../lib/contract/oversight.ts';
import { type AuditType, auditData } from '../../lib/core/audit-event.ts';
import { Fault } from '../../lib/core/fault.ts';
import { type Narration, narrate, narrateUnread } from '../../lib/core/narrate.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import { withParts } from '../db/proposals.ts';
import type { Database } from '../db/schema.ts';
import { type StoredEvent, storedEvent } from '../log/stored-event.ts';
import type { Services } from '../services.ts';

export interface TimelineQuery {
  system: string;
  type: string;
  id: string;
  /** Only what had happened by then. */
  at?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Events of the record itself, of proposals made on it, and of proposals made elsewhere that write to it. */
const concerns =
  ({ system, type, id }: RecordRef) =>
  ({ eb, or, and }: ExpressionBuilder<Database, 'audit_events'>): Expression<SqlBool> =>
    or([
      and([eb('system', '=', system), eb('record_type', '=', type), eb('record_id', '=', id)]),
      eb('proposal_id', 'in', made =>
        made
          .selectFrom('proposals')
          .select('id')
          .where('system', '=', system)
          .where('record_type', '=', type)
          .where('record_id', '=', id),
      ),
      eb('proposal_id', 'in', written =>
        written
          .selectFrom('changes')
          .select('proposal_id')
          .where(sql<SqlBool>`sealed -> 'target' = ${JSON.stringify({ system, type, id })}::jsonb`),
      ),
    ]);

const findProposals = async (db: Kysely<Database>, events: StoredEvent[]): Promise<Map<string, Proposal>> => {
  const ids = [...new Set(events.flatMap(({ proposalId }) => (proposalId === null ? [] : [proposalId])))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('proposals').selectAll().where('id', 'in', ids).execute();
  return new Map((await withParts(db, rows)).map(proposal => [proposal.id, proposal]));
};

/** Details in the form of their kind; null when they are of a later version, or were edited behind our back. */
const detailsOf = (type: AuditType, data: string) => {
  if (!Object.hasOwn(auditData, type)) return null;
  try {
    return auditData[type].parse(JSON.parse(data));
  } catch {
    return null;
  }
};

const narrationOf = ({ type, actor, data }: StoredEvent, proposal: Proposal | null): Narration => {
  const details = data === null ? null : detailsOf(type, data);
  if (details === null) return narrateUnread(type, actor.name, data === null);
  return narrate(type, details as Parameters<typeof narrate>[1], { who: actor.name, proposal });
};

const entryOf = (event: StoredEvent, proposal: Proposal | null): TimelineEntry => ({
  seq: event.seq,
  at: event.at,
  type: event.type,
  actor: event.actor.name,
  ...narrationOf(event, proposal),
  proposalId: event.proposalId,
  runId: event.runId,
  erased: event.data === null,
});

const positionOf = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return null;
  if (!/^[1-9]\d{0,14}$/.test(cursor))
    throw new Fault('bad-input', 'This cursor is not one that this list gave out.');
  return Number(cursor);
};

/** What happened to one record, newest first, each event as a sentence. */
export const showTimeline = async (
  { db }: Pick<Services, 'db'>,
  query: TimelineQuery,
): Promise<ResponseOf<typeof timelineShow>> => {
  const before = positionOf(query.cursor);
  let rows = db
    .selectFrom('audit_events')
    .selectAll()
    .where(concerns({ system: query.system, type: query.type, id: query.id }))
    .orderBy('seq', 'desc')
    .limit(query.limit + 1);
  if (query.at !== undefined) rows = rows.where('at', '<=', new Date(query.at));
  if (before !== null) rows = rows.where('seq', '<', before);
  const found = (await rows.execute()).map(storedEvent);
  const page = found.slice(0, query.limit);
  const proposals = await findProposals(db, page);
  const next = found.length > page.length ? page.at(-1)?.seq : undefined;
  return {
    items: page.map(event => entryOf(event, proposals.get(event.proposalId ?? '') ?? null)),
    next: next === undefined ? null : String(next),
  };
};
