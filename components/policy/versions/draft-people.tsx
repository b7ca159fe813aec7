import './draft-decisions.css';
import type { ReactNode } from 'react';
import type { PolicyDraft, PolicyReview } from '../../../lib/core/policy-draft.ts';
import { standingApproval } from '../../../lib/core/standing-approval.ts';
import { Badge } from '../../ui/badge.tsx';
import { Age } from '../../ui/time.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';

/** Who wrote, who reviewed, and what was said. Two people at least stand behind every version. */
export const DraftPeople = ({ draft }: { draft: PolicyDraft }) => {
  const approval = standingApproval(draft);
  return (
    <ol className="draft-people">
      <Stage name="Written" done>
        {draft.authors.map(({ name }) => name).join(', ')}
      </Stage>
      <Stage name="Approved" done={approval !== null}>
        {approval ? approval.by.name : 'waits for somebody who did not write it'}
      </Stage>
      <Stage name="In force" done={draft.publishedAs !== null}>
        {draft.publishedAs === null ? 'not yet' : `as version ${draft.publishedAs}`}
      </Stage>
    </ol>
  );
};

const Stage = ({ name, done, children }: { name: string; done: boolean; children: ReactNode }) => (
  <li className="stack draft-stage">
    <Badge tone={done ? 'good' : 'plain'} icon={done ? 'check' : 'clock'}>
      {name}
    </Badge>
    <span>{children}</span>
  </li>
);

/** What reviewers said, oldest first; what no longer counts says why. */
export const ReviewList = ({ reviews }: { reviews: readonly PolicyReview[] }) => (
  <ul className="stack">
    {reviews.map(review => (
      <li key={review.id}>
        <span className="row">
          <Badge
            tone={review.voidedBecause ? 'plain' : review.outcome === 'approve' ? 'good' : 'warn'}
            icon={review.outcome === 'approve' ? 'check' : 'undo'}
          >
            {review.outcome === 'approve' ? 'approved' : 'returned'}
          </Badge>
          <span>
            {review.by.name} · revision {review.revision} · <Age at={review.at} suffix=" ago" />
          </span>
          {review.voidedBecause && (
            <span className="quiet">
              no longer counts: <VisibleText text={review.voidedBecause} />
            </span>
          )}
        </span>
        {review.note && (
          <p>
            <VisibleText text={review.note} />
          </p>
        )}
      </li>
    ))}
  </ul>
);
