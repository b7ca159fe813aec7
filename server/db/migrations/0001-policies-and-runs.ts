import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const policyVersions = `
  create table policy_versions (
    version integer primary key check (version > 0),
    name text not null,
    digest text not null,
    yaml text not null,
    -- json keeps the order of the document: fields are shown as the policy lists them.
    document json not null,
    published_by text not null,
    published_at timestamptz(3) not null
  )`;

const artifacts = `
  create table artifacts (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
    kind text not null,
    body text,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3)
  )`;

const runs = `
  create table runs (
    id text primary key,
    system text not null,
    record_type text not null,
    record_id text not null,
    record_title text not null,
    by_sub text not null,
    by_name text not null,
    state text not null check (state in ('running', 'done', 'stopped', 'failed')),
    reason text,
    policy_version integer not null references policy_versions,
    content_hash text not null,
    draft jsonb,
    started_at timestamptz(3) not null,
    finished_at timestamptz(3),
    check ((state = 'running') = (finished_at is null))
  )`;

/** The artifacts of a node may be inserted after it, in the same transaction. */
const runNodes = `
  create table run_nodes (
    run_id text not null references runs on delete cascade,
    position integer not null check (position >= 0),
    node text not null,
    input text not null references artifacts deferrable initially deferred,
    output text references artifacts deferrable initially deferred,
    note text not null,
    started_at timestamptz(3) not null,
    finished_at timestamptz(3),
    primary key (run_id, position)
  )`;

export const up = (db: Kysely<unknown>): Promise<void> =>
  runStatements(db, [
    policyVersions,
    artifacts,
    'create index artifacts_to_expire on artifacts (expires_at) where body is not null',
    runs,
    'create index runs_by_record on runs (system, record_type, record_id, started_at desc)',
    'create index runs_by_start on runs (started_at desc, id)',
    'create index runs_by_person on runs (by_sub, started_at desc)',
    runNodes,
    'create index run_nodes_by_input on run_nodes (input)',
    'create index run_nodes_by_output on run_nodes (output)',
  ]);
