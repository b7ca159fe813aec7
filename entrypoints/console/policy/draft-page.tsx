import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DraftDecisions, type DraftVerb } from '../../../components/policy/versions/draft-decisions.tsx';
import { DraftPeople, ReviewList } from '../../../components/policy/versions/draft-people.tsx';
import { stateBadges } from '../../../components/policy/versions/draft-states.ts';
import { ProblemList } from '../../../components/policy/versions/problem-list.tsx';
import { Badge } from '../../../components/ui/badge.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Section } from '../../../components/ui/section.tsx';
import { useSettled } from '../../../components/ui/use-settled.ts';
import { VisibleText } from '../../../components/ui/visible-text.tsx';
import type { PolicyDraftDetail } from '../../../lib/contract/policy-drafts.ts';
import type { Me } from '../../../lib/contract/session.ts';
import { callApi } from '../../../lib/messaging/client.ts';
import { mendAddress, policyAddress, versionAddress } from '../rooms.ts';
import { saveFile } from '../save-file.ts';
import { Comparison, useDiff } from './comparison.tsx';
import { decideDraft } from './decide-draft.ts';
import { Loaded } from './loaded.tsx';
import { useDraft } from './queries.ts';
import { Rebase } from './rebase.tsx';
import { draftKey } from './use-draft-desks.ts';

/** One draft, to be read like a careful pull request, and what the person may do with it. */
export const DraftPage = ({ me, id }: { me: Me; id: string }) => (
  <Loaded query={useDraft(me, id)} label="The draft">
    {draft => <DraftReview me={me} draft={draft} />}
  </Loaded>
);

/** Why the draft cannot be judged yet: only what stands in view, unchanged, is what gets judged. */
const whyNotYet = (draft: PolicyDraftDetail, shown: string | null, settled: boolean): string | null => {
  if (draft.digest === null) return null;
  if (shown === null) return 'The difference is being worked out.';
  if (shown !== draft.digest) return 'The draft changed while you looked.';
  return settled ? null : 'It has just changed.';
};

const DraftReview = ({ me, draft }: { me: Me; draft: PolicyDraftDetail }) => {
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ verb, note }: { verb: DraftVerb; note: string }) => decideDraft(draft, verb, note),
    onSuccess: decided => queries.setQueryData(draftKey(me.sub, draft.id), decided),
    onSettled: () => queries.invalidateQueries({ queryKey: [me.sub, 'policies'] }),
  });
  const from = String(draft.baseVersion);
  const diff = useDiff(me, from, draft.id, draft.digest);
  const shown = diff.data?.to.digest ?? null;
  const settled = useSettled(`${draft.revision} ${draft.state} ${shown}`);
  return (
    <>
      <DraftHead draft={draft} />
      <Rebase me={me} draft={draft} />
      <ProblemList problems={draft.problems} addressOf={problem => mendAddress(draft.id, problem)} />
      {draft.digest !== null && (
        <Comparison me={me} from={from} to={draft.id} digest={draft.digest} diff={diff} />
      )}
      <Section title="Review">
        <DraftPeople draft={draft} />
        <ReviewList reviews={draft.reviews} />
        <DraftDecisions
          draft={draft}
          looking={whyNotYet(draft, shown, settled)}
          sending={decide.isPending}
          problem={decide.error?.message ?? null}
          onDecide={(verb, note) => decide.mutate({ verb, note })}
        />
      </Section>
    </>
  );
};

const saveAsYaml = async (id: string): Promise<void> => {
  const { yaml } = await callApi('policies.draft.export', { params: { id } });
  saveFile('policy-draft.yaml', yaml, 'application/yaml');
};

const DraftHead = ({ draft }: { draft: PolicyDraftDetail }) => {
  const { tone, icon, word } = stateBadges[draft.state];
  return (
    <>
      <p>
        <a href={versionAddress()}>All versions</a>
      </p>
      <div className="row">
        <h3>
          <VisibleText text={draft.reason} />
        </h3>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        <span className="quiet">changes version {draft.baseVersion}</span>
        <div className="row push">
          <a href={policyAddress('roles', draft.id)}>Open it in the rooms</a>
          <Button icon="download" onPress={() => void saveAsYaml(draft.id)}>
            YAML
          </Button>
        </div>
      </div>
      {draft.publishedAs !== null && (
        <Notice tone="good" title={`In force as version ${draft.publishedAs}`}>
          <a href={versionAddress(String(draft.publishedAs))}>Show the version</a>
        </Notice>
      )}
    </>
  );
};
