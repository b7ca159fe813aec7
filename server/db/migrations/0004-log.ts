import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** No foreign keys: the log outlives what it tells of. */
const auditEvents = `
  create table audit_events (
    seq bigint primary key check (seq >= 0),
    type text not null,
    at timestamptz(3) not null,
    actor jsonb not null,
    system text,
    record_type text,
    record_id text,
    proposal_id text,
    run_id text,
    policy_version integer,
    data text,
    salt text,
    commitment text not null,
    leaf text not null,
    check ((data is null) = (salt is null))
  )`;

const logHead = `
  create table log_head (
    id integer primary key check (id = 1),
    size bigint not null check (size >= 0),
    frontier jsonb not null
  )`;

const checkpoints = `
  create table checkpoints (
    size bigint primary key check (size >= 0),
    root text not null,
    note text not null,
    at timestamptz(3) not null
  )`;

/** Against mistakes in our own code. Whoever owns the database can drop a trigger: the log's hashes are for that. */
const refuse = `
  create function refuse_rewriting() returns trigger language plpgsql as $$
  begin
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'integrity_constraint_violation';
  end $$`;

/** Erasure empties data and salt together and touches nothing else; the commitment stays. */
const refuseButErasure = `
  create function refuse_all_but_erasure() returns trigger language plpgsql as $$
  begin
    if new.data is null and to_jsonb(new) - 'data' - 'salt' = to_jsonb(old) - 'data' - 'salt' then
      return new;
    end if;
    raise exception 'an audit event can only be erased' using errcode = 'integrity_constraint_violation';
  end $$`;

const refuseShrinking = `
  create function refuse_shrinking() returns trigger language plpgsql as $$
  begin
    if new.size > old.size then return new; end if;
    raise exception 'the log only grows' using errcode = 'integrity_constraint_violation';
  end $$`;

const forbid = (table: string, events: string) => [
  `create trigger ${table}_kept before ${events} on ${table} for each row execute function refuse_rewriting()`,
  `create trigger ${table}_not_emptied before truncate on ${table} execute function refuse_rewriting()`,
];

export const up = (db: Kysely<unknown>): Promise<void> =>
  runStatements(db, [
    auditEvents,
    'create index audit_events_by_record on audit_events (system, record_type, record_id, seq desc)',
    'create index audit_events_by_proposal on audit_events (proposal_id, seq)',
    'create index audit_events_by_run on audit_events (run_id, seq)',
    'create index audit_events_by_type on audit_events (type, seq desc)',
    'create index audit_events_by_time on audit_events (at, seq)',
    logHead,
    `insert into log_head values (1, 0, '[]')`,
    checkpoints,
    refuse,
    refuseButErasure,
    refuseShrinking,
    ...forbid('audit_events', 'delete'),
    ...forbid('log_head', 'delete'),
    ...forbid('checkpoints', 'update or delete'),
    ...forbid('policy_versions', 'update or delete'),
    `create trigger audit_events_unchanged before update on audit_events
      for each row execute function refuse_all_but_erasure()`,
    'create trigger log_head_grows before update on log_head for each row execute function refuse_shrinking()',
  ]);
