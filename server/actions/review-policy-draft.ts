import type { z } from 'zod';
import type { PolicyDraftDetail, policiesDraftReview } from '../../lib/contract/policy-drafts.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Services } from '../services.ts';
import {
  type DraftWork,
  logPolicyEvent,
  requireSame,
  voidReviews,
  workOnDraft,
} from './work-on-policy-draft.ts';

type Request = z.output<typeof policiesDraftReview.body>;

const store = async (
  services: Services,
  { trx, draft, at }: DraftWork,
  person: SignedIn,
  { outcome, digest, note }: Request,
): Promise<void> => {
  await trx
    .insertInto('policy_reviews')
    .values({
      id: services.newId(),
      draft_id: draft.id,
      revision: draft.revision,
      digest,
      by_sub: person.sub,
      by_name: person.name,
      outcome,
      note,
      at,
      voided_because: null,
    })
    .execute();
};

/** Sends the draft back; an approval that somebody gave before ends with it. */
const reopen = async (work: DraftWork, person: SignedIn) => {
  const { trx, draft, at } = work;
  await trx
    .updateTable('policy_drafts')
    .set({ state: 'open', updated_at: at })
    .where('id', '=', draft.id)
    .execute();
  return voidReviews(work, `${person.name} returned the draft to its authors.`);
};

/** Approves exactly this digest, or returns the draft to its authors, which ends an approval that another person gave. */
export const reviewPolicyDraft = async (
  services: Services,
  person: SignedIn,
  id: string,
  request: Request,
): Promise<PolicyDraftDetail> => {
  const { outcome, digest, note } = request;
  const step = { operation: 'policies.draft.review', verb: outcome } as const;
  const { draft } = await workOnDraft(services, person, id, step, async work => {
    const { trx, table, at } = work;
    const { revision, baseVersion: base } = work.draft;
    requireSame(work.draft, 'digest', digest);
    const voided = outcome === 'return' ? await reopen(work, person) : [];
    await store(services, work, person, request);
    const data = { draft: id, revision, digest, base, outcome, note };
    await logPolicyEvent(trx, person, at, table.version, { type: 'policy.reviewed', data });
    for (const event of voided) await logPolicyEvent(trx, person, at, table.version, event);
  });
  return draft;
};
