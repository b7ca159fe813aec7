import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DraftStart, NewDraft } from '../../../components/policy/versions/new-draft.tsx';
import { ProblemError } from '../../../lib/contract/problem-error.ts';
import type { Me } from '../../../lib/contract/session.ts';
import { callApi } from '../../../lib/messaging/client.ts';

/** Where a change of the policy begins. */
export const StartDraft = ({
  me,
  version,
  onStarted,
}: {
  me: Me;
  /** The version to start from, or null for the one in force or a document. */
  version: number | null;
  onStarted: (draftId: string) => void;
}) => {
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: (body: { reason: string; start: DraftStart }) => callApi('policies.draft.create', { body }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: [me.sub, 'policies', 'drafts'] });
      onStarted(id);
    },
  });
  return (
    <NewDraft
      version={version}
      refused={me.rights.includes('author-policy') ? null : 'This needs the right “author-policy”.'}
      sending={start.isPending}
      problem={start.error && problemOf(start.error)}
      onStart={(reason, from) => start.mutate({ reason, start: from })}
    />
  );
};

const problemOf = (error: Error) => ({
  message: error.message,
  details: error instanceof ProblemError ? (error.problem.details ?? []) : [],
});
