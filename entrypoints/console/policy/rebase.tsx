import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RebaseDraft } from '../../../components/policy/versions/rebase-draft.tsx';
import { say } from '../../../components/ui/say.ts';
import type { PolicyDraftDetail } from '../../../lib/contract/policy-drafts.ts';
import type { Me } from '../../../lib/contract/session.ts';
import { callApi } from '../../../lib/messaging/client.ts';
import { draftKey } from './use-draft-desks.ts';

/** Carries a draft over to the version in force, when that is another one than it began with. */
export const Rebase = ({ me, draft }: { me: Me; draft: PolicyDraftDetail }) => {
  const queries = useQueryClient();
  const { id, revision, baseVersion, refusals } = draft;
  const rebase = useMutation({
    mutationFn: () => callApi('policies.draft.rebase', { params: { id }, body: { revision } }),
    onSuccess: ({ draft: rebased }) => queries.setQueryData(draftKey(me.sub, id), rebased),
    onError: error => say(error.message, 'bad'),
    onSettled: () => queries.invalidateQueries({ queryKey: [me.sub, 'policies'] }),
  });
  return (
    <RebaseDraft
      baseVersion={baseVersion}
      conflicts={rebase.data?.conflicts ?? null}
      refused={refusals.rebase}
      onRebase={rebase.mutate}
    />
  );
};
