import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const proposals = `
  create table proposals (
    id text primary key,
    number integer generated always as identity unique,
    system text not null,
    record_type text not null,
    record_id text not null,
    record_title text not null,
    run_id text references runs,
    rollback_of text references proposals,
    policy_version integer not null references policy_versions,
    proposer_sub text not null,
    proposer_name text not null,
    reason text not null,
    evidence jsonb not null,
    left_out jsonb not null,
    warnings jsonb not null,
    state text not null check (state in ('waiting', 'approved', 'applied', 'stale', 'failed', 'rejected',
      'expired', 'withdrawn', 'rolled-back')),
    state_reason text,
    seal text not null check (seal ~ '^[0-9a-f]{64}$'),
    revision integer not null check (revision > 0),
    request_digest text not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    check (expires_at > created_at)
  )`;

const changes = `
  create table changes (
    proposal_id text not null references proposals,
    index integer not null check (index >= 0),
    sealed jsonb not null,
    state text not null check (state in ('pending', 'applied', 'stale', 'failed', 'unknown')),
    problem text,
    receipt jsonb,
    intent jsonb,
    intended_at timestamptz(3),
    primary key (proposal_id, index),
    check (state <> 'applied' or receipt is not null),
    check ((intent is null) = (intended_at is null))
  )`;

/** One person decides once about one seal; an edited card has a new seal and is decided again. */
const decisions = `
  create table decisions (
    id text primary key,
    proposal_id text not null references proposals,
    by_sub text not null,
    by_name text not null,
    role text not null,
    outcome text not null check (outcome in ('approve', 'reject', 'confirm')),
    reason_code text,
    note text not null,
    seal text not null,
    at timestamptz(3) not null,
    unique (proposal_id, seal, by_sub)
  )`;

const applyLeases = `
  create table apply_leases (
    target text primary key,
    holder text not null,
    until timestamptz(3) not null
  )`;

export const up = (db: Kysely<unknown>): Promise<void> =>
  runStatements(db, [
    proposals,
    'create index proposals_by_state on proposals (state, number desc)',
    'create index proposals_by_proposer on proposals (proposer_sub, number desc)',
    'create index proposals_by_record on proposals (system, record_type, record_id, number desc)',
    'create index proposals_by_run on proposals (run_id)',
    'create index proposals_by_rollback_of on proposals (rollback_of)',
    `create index proposals_to_expire on proposals (expires_at) where state = 'waiting'`,
    changes,
    `create index changes_by_target on changes ((sealed -> 'target'))`,
    decisions,
    'create index decisions_by_person on decisions (by_sub, at desc)',
    applyLeases,
  ]);
