import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Json } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { PolicyDraft, PolicyReview } from '../../lib/core/policy-draft.ts';
import type { Database, PolicyDrafts, PolicyReviews } from '../db/schema.ts';
import type { ReadPolicy } from './parse-policy.ts';

type Reader = Kysely<Database> | Transaction<Database>;

/** A draft with what it says: too large for lists. `startText` is the text it began as, for comments and order. */
export interface StoredDraft extends PolicyDraft {
  startText: string;
  document: { [key: string]: Json };
}

const reviewOf = (row: Selectable<PolicyReviews>): PolicyReview => ({
  id: row.id,
  by: { sub: row.by_sub, name: row.by_name },
  outcome: row.outcome,
  note: row.note,
  revision: row.revision,
  digest: row.digest,
  at: row.at.toISOString(),
  voidedBecause: row.voided_because,
});

type Row = Omit<Selectable<PolicyDrafts>, 'start_text' | 'document'>;

const draftOf = (row: Row, reviews: PolicyReview[]): PolicyDraft => ({
  id: row.id,
  reason: row.reason,
  state: row.state,
  origin: row.origin,
  baseVersion: row.base_version,
  revision: row.revision,
  digest: row.digest,
  problems: row.problems,
  authors: row.authors,
  reviews,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  publishedAs: row.published_as,
});

export const draftColumns = [
  'id',
  'reason',
  'state',
  'origin',
  'base_version',
  'revision',
  'digest',
  'problems',
  'authors',
  'published_as',
  'created_at',
  'updated_at',
] as const;

/** Rows of the drafts table with their reviews, in the order given. */
export const withReviews = async (db: Reader, rows: readonly Row[]): Promise<PolicyDraft[]> => {
  if (rows.length === 0) return [];
  const reviews = await db
    .selectFrom('policy_reviews')
    .selectAll()
    .where(
      'draft_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(row => draftOf(row, reviews.filter(({ draft_id }) => draft_id === row.id).map(reviewOf)));
};

const stored = async (db: Reader, row: Selectable<PolicyDrafts> | undefined): Promise<StoredDraft> => {
  const [draft] = row ? await withReviews(db, [row]) : [];
  if (!row || !draft) throw new Fault('not-found', 'There is no such policy draft.');
  return { ...draft, startText: row.start_text, document: row.document };
};

/** Faults `not-found`. */
export const findDraft = async (db: Reader, id: string): Promise<StoredDraft> =>
  stored(db, await db.selectFrom('policy_drafts').selectAll().where('id', '=', id).executeTakeFirst());

/** The draft, its row locked until the transaction ends. Faults `not-found`. */
export const lockDraft = async (trx: Transaction<Database>, id: string): Promise<StoredDraft> =>
  stored(
    trx,
    await trx.selectFrom('policy_drafts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );

/** More are of no use to the person who mends them. */
const mostProblems = 200;

/** The columns that follow from what a draft says. */
export const columnsOf = ({ document, digest, problems }: ReadPolicy) => ({
  digest,
  document: JSON.stringify(document),
  problems: JSON.stringify(problems.slice(0, mostProblems)),
});
