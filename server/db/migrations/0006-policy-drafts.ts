import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const policyDrafts = `
  create table policy_drafts (
    id text primary key,
    reason text not null,
    state text not null check (state in ('open', 'in-review', 'published', 'discarded')),
    origin jsonb not null,
    base_version integer not null references policy_versions,
    revision integer not null check (revision > 0),
    digest text check (digest ~ '^[0-9a-f]{64}$'),
    start_text text not null,
    -- json keeps the order of the document, as in policy_versions.
    document json not null,
    problems jsonb not null,
    authors jsonb not null check (jsonb_array_length(authors) > 0),
    published_as integer unique references policy_versions,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    check ((state = 'published') = (published_as is not null)),
    check (state in ('open', 'discarded') or digest is not null)
  )`;

const policyReviews = `
  create table policy_reviews (
    id text primary key,
    draft_id text not null references policy_drafts,
    revision integer not null check (revision > 0),
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    by_sub text not null,
    by_name text not null,
    outcome text not null check (outcome in ('approve', 'return')),
    note text not null,
    at timestamptz(3) not null,
    voided_because text
  )`;

/** Against mistakes in our own code: what people took part in stays as it was. */
const refuseOtherReview = `
  create function refuse_all_but_voiding() returns trigger language plpgsql as $$
  begin
    if old.voided_because is null
      and to_jsonb(new) - 'voided_because' = to_jsonb(old) - 'voided_because' then
      return new;
    end if;
    raise exception 'a review can only be voided' using errcode = 'integrity_constraint_violation';
  end $$`;

export const up = (db: Kysely<unknown>): Promise<void> =>
  runStatements(db, [
    policyDrafts,
    'create index policy_drafts_by_creation on policy_drafts (created_at desc, id)',
    policyReviews,
    'create index policy_reviews_by_draft on policy_reviews (draft_id, at)',
    refuseOtherReview,
    `create trigger policy_drafts_kept before delete on policy_drafts
      for each row execute function refuse_rewriting()`,
    `create trigger policy_drafts_ended before update on policy_drafts
      for each row when (old.state in ('published', 'discarded')) execute function refuse_rewriting()`,
    `create trigger policy_reviews_kept before delete on policy_reviews
      for each row execute function refuse_rewriting()`,
    `create trigger policy_reviews_unchanged before update on policy_reviews
      for each row execute function refuse_all_but_voiding()`,
  ]);
