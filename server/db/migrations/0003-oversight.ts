import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const exceptions = `
  create table exceptions (
    id text primary key,
    kind text not null check (kind in ('missing', 'stale', 'duplicated', 'conflicting', 'manual-override')),
    system text not null,
    record_type text not null,
    record_id text not null,
    field text,
    summary text not null,
    proposal_id text references proposals,
    opened_at timestamptz(3) not null,
    resolved_at timestamptz(3),
    check (resolved_at >= opened_at)
  )`;

const stopSwitches = `
  create table stop_switches (
    scope text primary key,
    reason text not null,
    by_name text not null,
    since timestamptz(3) not null
  )`;

const articles = `
  create table articles (
    id text primary key,
    corpus text not null,
    title text not null,
    kind text not null check (kind in ('article', 'policy', 'macro')),
    owner text not null,
    language text not null,
    text text not null,
    dated text,
    digest text not null,
    imported_at timestamptz(3) not null
  )`;

export const up = (db: Kysely<unknown>): Promise<void> =>
  runStatements(db, [
    exceptions,
    'create index exceptions_by_opening on exceptions (opened_at desc, id)',
    'create index exceptions_open on exceptions (opened_at desc, id) where resolved_at is null',
    'create index exceptions_by_record on exceptions (system, record_type, record_id, opened_at desc)',
    'create index exceptions_by_proposal on exceptions (proposal_id)',
    stopSwitches,
    articles,
    'create index articles_by_corpus on articles (corpus, id)',
  ]);
