import { DraftBar } from '../../components/policy/document/draft-bar.tsx';
import { movedEditing, startEditing } from '../../components/policy/document/draft-editing.ts';
import { DraftDecisions } from '../../components/policy/versions/draft-decisions.tsx';
import { DraftList } from '../../components/policy/versions/draft-list.tsx';
import { DraftPeople, ReviewList } from '../../components/policy/versions/draft-people.tsx';
import { ImpactView } from '../../components/policy/versions/impact-view.tsx';
import { NewDraft } from '../../components/policy/versions/new-draft.tsx';
import { PolicyDiffView } from '../../components/policy/versions/policy-diff-view.tsx';
import { ProblemList } from '../../components/policy/versions/problem-list.tsx';
import { RebaseDraft } from '../../components/policy/versions/rebase-draft.tsx';
import { VersionHistory } from '../../components/policy/versions/version-history.tsx';
import type { ShownPolicyDraft } from '../../lib/contract/policy-drafts.ts';
import {
  draftToReview,
  openDraft,
  ownDraftInReview,
  policyDiff,
  policyImpact,
  policyProblems,
  policyVersions,
  smallPolicy,
} from './samples/policy-drafts.ts';
import { nothing, Show } from './show.tsx';

const saved = startEditing(smallPolicy, 3);
const edited = movedEditing(saved, { type: 'edit', edits: [{ path: ['name'], value: 'Support' }] });
const conflict = movedEditing(movedEditing(edited, { type: 'send' }), {
  type: 'failed',
  message: 'Somebody else changed this draft meanwhile.',
  conflict: true,
});

const Review = ({ draft, problem = null }: { draft: ShownPolicyDraft; problem?: string | null }) => (
  <>
    <DraftPeople draft={draft} />
    <ReviewList reviews={draft.reviews} />
    <DraftDecisions draft={draft} looking={null} sending={false} problem={problem} onDecide={nothing} />
  </>
);

export const PolicyVersionShows = () => (
  <>
    <Show name="Draft bar" wide>
      <DraftBar draft={openDraft} editing={edited} onMove={nothing} onUnlock={null}>
        <a href="#review">What changes, and review</a>
      </DraftBar>
      <DraftBar draft={ownDraftInReview} editing={saved} onMove={nothing} onUnlock={nothing}>
        {null}
      </DraftBar>
      <DraftBar draft={openDraft} editing={conflict} onMove={nothing} onUnlock={null}>
        {null}
      </DraftBar>
    </Show>
    <Show name="Problems of a draft" wide>
      <ProblemList
        problems={policyProblems}
        addressOf={({ path }) => (path[0] === 'sites' ? null : '#there')}
      />
    </Show>
    <Show name="What a draft changes" wide>
      <PolicyDiffView diff={policyDiff} />
    </Show>
    <Show name="What a draft would have meant" wide>
      <ImpactView impact={policyImpact} />
      <ImpactView
        impact={{
          runs: { looked: 0, unknown: 0, affected: [] },
          proposals: { looked: 12, unknown: 0, affected: [] },
        }}
      />
    </Show>
    <Show name="Draft of an older version" wide>
      <RebaseDraft baseVersion={13} conflicts={null} refused={null} onRebase={nothing} />
      <RebaseDraft
        baseVersion={14}
        conflicts={[['grants', 'agent', 'ticket', 'phone']]}
        refused="This draft changes the version in force already."
        onRebase={nothing}
      />
    </Show>
    <Show name="Draft before review" wide>
      <Review draft={openDraft} />
    </Show>
    <Show name="Own draft in review" wide>
      <Review draft={ownDraftInReview} problem="The draft changed while you decided. Look again." />
    </Show>
    <Show name="Draft to review" wide>
      <Review draft={draftToReview} />
    </Show>
    <Show name="Drafts and versions" wide>
      <DraftList
        drafts={[
          openDraft,
          { ...ownDraftInReview, id: 'b' },
          { ...openDraft, id: 'c', problems: policyProblems },
        ]}
        addressOf={id => `#${id}`}
      />
      <NewDraft
        version={null}
        refused={null}
        sending={false}
        problem={{ message: 'This is no YAML document', details: ['line 12: a key stands twice'] }}
        onStart={nothing}
      />
      <NewDraft
        version={13}
        refused="This needs the right “author-policy”."
        sending={false}
        problem={null}
        onStart={nothing}
      />
      <VersionHistory versions={policyVersions} current={14} addressOf={version => `#${version}`} />
    </Show>
  </>
);
