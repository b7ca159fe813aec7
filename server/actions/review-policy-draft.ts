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
  { trx, draft, table, at }: DraftWork,
  person: SignedIn,
  { outcome, digest, note }: Request,
): Promise<void> => {
  const { id, revision, baseVersion: base } = draft;
  await trx
    .insertInto('policy_reviews')
    .values({
      id: services.newId(),
      draft_id: id,
      revision,
      digest,
      by_sub: person.sub,
      by_name: person.name,
      outcome,
      note,
      at,
      voided_because: null,
    })
    .execute();
  await logPolicyEvent(trx, person, at, table.version, {
    type: 'policy.reviewed',
    data: { draft: id, revision, digest, base, outcome, note },
  });
};

/** Approves exactly this digest, or returns the draft to its authors, which ends an approval that another person gave. */
export const reviewPolicyDraft = async (
  services: Services,
  person: SignedIn,
  id: string,
  request: Request,
): Promise<PolicyDraftDetail> => {
  const step = { operation: 'policies.draft.review', verb: request.outcome } as const;
  const { draft } = await workOnDraft(services, person, id, step, async work => {
    requireSame(work.draft, 'digest', request.digest);
    if (request.outcome === 'return') {
      await voidReviews(work, person, `${person.name} returned the draft to its authors.`);
      await work.trx
        .updateTable('policy_drafts')
        .set({ state: 'open', updated_at: work.at })
        .where('id', '=', id)
        .execute();
    }
    await store(services, work, person, request);
  });
  return draft;
};
