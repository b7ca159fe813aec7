import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const kinds = `
  alter table exceptions
    drop constraint exceptions_kind_check,
    add constraint exceptions_kind_check check (kind in ('missing', 'stale', 'duplicated', 'conflicting',
      'manual-override', 'wrong-record', 'broken-locator'))`;

const work = `
  alter table exceptions
    add column site text,
    add column policy_version integer references policy_versions,
    add column seen integer not null default 1 check (seen > 0),
    add column last_seen_at timestamptz(3),
    add column owner_sub text,
    add column owner_name text,
    add column due_at timestamptz(3),
    add column resolution text,
    add column resolution_note text,
    add column resolved_by text,
    add check ((owner_sub is null) = (owner_name is null)),
    add check ((owner_sub is null) = (due_at is null)),
    add check ((resolution is null) = (resolved_by is null)),
    add check (kind <> 'broken-locator' or (site is not null and field is not null))`;

const locatorHealth = `
  create table locator_health (
    site text not null,
    field text not null,
    policy_version integer not null references policy_versions,
    answered_first integer not null check (answered_first >= 0),
    answered_later integer not null check (answered_later >= 0),
    missing integer not null check (missing >= 0),
    streaks jsonb not null,
    last_record text not null,
    last_read_at timestamptz(3) not null,
    reported_for integer,
    primary key (site, field)
  )`;

export const up = (db: Kysely<unknown>): Promise<void> =>
  runStatements(db, [
    kinds,
    work,
    `create unique index exceptions_one_broken_locator on exceptions (site, field)
      where kind = 'broken-locator' and resolved_at is null`,
    'create index exceptions_resolved on exceptions (resolved_at desc, id) where resolved_at is not null',
    locatorHealth,
  ]);
