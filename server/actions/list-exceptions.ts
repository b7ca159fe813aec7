import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { exceptionsList } from '../../lib/contract/oversight.ts';
import { Fault } from '../../lib/core/fault.ts';
import { hasRight } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Services } from '../services.ts';

type Exceptions = ResponseOf<typeof exceptionsList>;

const cursorForm = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/;

/** Open exceptions, newest first. Needs the right to decide or to audit; an agent sees those of their own proposals. */
export const listExceptions = async (
  services: Services,
  person: SignedIn,
  query: { cursor?: string | undefined; limit: number },
): Promise<Exceptions> => {
  const cursor = query.cursor === undefined ? null : cursorForm.exec(query.cursor);
  if (query.cursor !== undefined && !cursor)
    throw new Fault('bad-input', 'This cursor is not one that this list gave out.');
  const table = await services.policies.current();
  const all = hasRight(table, person.roles, 'decide') || hasRight(table, person.roles, 'audit');
  let rows = services.db
    .selectFrom('exceptions')
    .selectAll()
    .where('resolved_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (!all)
    rows = rows.where('proposal_id', 'in', eb =>
      eb.selectFrom('proposals').select('id').where('proposer_sub', '=', person.sub),
    );
  if (cursor)
    rows = rows.where(({ eb, and, or }) =>
      or([
        eb('opened_at', '<', new Date(cursor[1] as string)),
        and([eb('opened_at', '=', new Date(cursor[1] as string)), eb('id', '<', cursor[2] as string)]),
      ]),
    );
  const found = await rows.execute();
  const items = found.slice(0, query.limit).map(row => ({
    id: row.id,
    kind: row.kind,
    record: { system: row.system, type: row.record_type, id: row.record_id },
    field: row.field,
    summary: row.summary,
    proposalId: row.proposal_id,
    openedAt: row.opened_at.toISOString(),
  }));
  const last = items.at(-1);
  return { items, next: found.length > query.limit && last ? `${last.openedAt}_${last.id}` : null };
};
