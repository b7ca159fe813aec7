import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** What is left of an erased artifact: its digest and kind, when it was erased, and under which policy. */
const tombstones = `
  alter table artifacts
    add column used_at timestamptz(3),
    add column erased_at timestamptz(3),
    add column erased_under integer references policy_versions`;

const complete = `
  alter table artifacts
    alter column used_at set not null,
    add check ((body is null) = (erased_at is not null)),
    add check ((erased_at is null) = (erased_under is null))`;

export const up = (db: Kysely<unknown>): Promise<void> =>
  runStatements(db, [
    tombstones,
    'update artifacts set used_at = created_at',
    complete,
    'create index artifacts_by_use on artifacts (kind, used_at) where body is not null',
    'create index audit_events_with_data on audit_events (at) where data is not null and system is not null',
    'create index proposals_by_creation on proposals (created_at)',
  ]);
