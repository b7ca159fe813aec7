import type { PolicyDraft, PolicyReview } from './policy-draft.ts';

/** The approval that counts now: of this revision and digest, not voided, by nobody who wrote any of it. */
export const standingApproval = ({ reviews, revision, digest, authors }: PolicyDraft): PolicyReview | null =>
  reviews.find(
    review =>
      review.outcome === 'approve' &&
      review.voidedBecause === null &&
      review.revision === revision &&
      review.digest === digest &&
      !authors.some(({ sub }) => sub === review.by.sub),
  ) ?? null;
