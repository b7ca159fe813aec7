import type { Kysely, Selectable } from 'kysely';
import type { Run } from '../../lib/contract/drafts.ts';
import type { Database, Runs } from '../db/schema.ts';

export type RunRow = Selectable<Runs>;

/** A run's columns without its draft, which can be large. */
export const listColumns = [
  'id',
  'system',
  'record_type',
  'record_id',
  'record_title',
  'by_sub',
  'by_name',
  'state',
  'reason',
  'policy_version',
  'content_hash',
  'started_at',
  'finished_at',
] as const;

export const findRun = (db: Kysely<Database>, id: string): Promise<RunRow | undefined> =>
  db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();

export const runOf = (row: Omit<RunRow, 'draft'>): Run => ({
  id: row.id,
  record: { system: row.system, type: row.record_type, id: row.record_id },
  recordTitle: row.record_title,
  by: { sub: row.by_sub, name: row.by_name },
  state: row.state,
  reason: row.reason,
  policyVersion: row.policy_version,
  contentHash: row.content_hash,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});
