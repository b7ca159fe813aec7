import type { z } from 'zod';
import type { Run, runsList } from '../../lib/contract/drafts.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { listColumns, runOf } from '../flow/runs.ts';
import type { Services } from '../services.ts';
import { seesAllRuns } from './see-run.ts';

type Query = z.output<typeof runsList.query>;

interface Place {
  startedAt: Date;
  id: string;
}

const cursorForm = /^(\d{1,15})\.([0-9a-f-]{36})$/;

const placeOf = (cursor: string | undefined): Place | null => {
  if (cursor === undefined) return null;
  const [, time, id] = cursorForm.exec(cursor) ?? [];
  if (!time || !id) throw new Fault('bad-input', 'This cursor is not one that this list gave out.');
  return { startedAt: new Date(Number(time)), id };
};

/** Runs, newest first: one's own, or everybody's with the right to audit. */
export const listRuns = async (
  services: Services,
  person: SignedIn,
  query: Query,
): Promise<{ items: Run[]; next: string | null }> => {
  const place = placeOf(query.cursor);
  let rows = services.db
    .selectFrom('runs')
    .select(listColumns)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(query.limit + 1);
  if (!(await seesAllRuns(services, person))) rows = rows.where('by_sub', '=', person.sub);
  if (query.system) rows = rows.where('system', '=', query.system);
  if (query.recordId) rows = rows.where('record_id', '=', query.recordId);
  if (place)
    rows = rows.where(({ and, eb, or }) =>
      or([
        eb('started_at', '<', place.startedAt),
        and([eb('started_at', '=', place.startedAt), eb('id', '>', place.id)]),
      ]),
    );
  const found = await rows.execute();
  const items = found.slice(0, query.limit);
  const last = found.length > query.limit ? items.at(-1) : undefined;
  return { items: items.map(runOf), next: last ? `${last.started_at.getTime()}.${last.id}` : null };
};
