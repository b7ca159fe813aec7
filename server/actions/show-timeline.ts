import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { TimelineEntry, timelineShow } from '../../lib/contract/oversight.ts';
import { type AuditType, auditData } from '../../lib/core/audit-event.ts';
import { Fault } from '../../lib/core/fault.ts';
import { type Narration, narrate, narrateUnread, type Setting } from '../../lib/core/narrate.ts';
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

const told = <T extends AuditType>(type: T, data: string, setting: Setting): Narration => {
  const parsed = auditData[type]?.safeParse(JSON.parse(data));
  if (!parsed?.success) return narrateUnread(type, setting.who, false);
  return narrate(type, parsed.data as Parameters<typeof narrate<T>>[1], setting);
};

const entryOf = (event: StoredEvent, proposal: Proposal | null): TimelineEntry => {
  const { seq, at, type, actor, data, proposalId, runId } = event;
  const narration =
    data === null ? narrateUnread(type, actor.name, true) : told(type, data, { who: actor.name, proposal });
  return { seq, at, type, actor: actor.name, ...narration, proposalId, runId, erased: data === null };
};

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
