import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImportPolicy } from '../../components/policy/import-policy.tsx';
import { PolicyVersions } from '../../components/policy/policy-versions.tsx';
import { say } from '../../components/ui/say.ts';
import { Section } from '../../components/ui/section.tsx';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import type { Me } from '../../lib/contract/session.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { Pages } from './pages.tsx';

/** The versions of the policy, and importing a document as a draft of the next one. */
export const PoliciesRoom = ({ me }: { me: Me }) => {
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: (yaml: string) =>
      callApi('policies.draft.create', {
        body: { reason: 'Imported document', start: { from: 'yaml', yaml } },
      }),
    onSuccess: ({ problems }) =>
      say(problems.length === 0 ? 'Kept as a draft' : `Kept as a draft with ${problems.length} problems`),
    onSettled: () => queries.invalidateQueries({ queryKey: [me.sub, 'policies'] }),
  });
  return (
    <>
      <Pages
        queryKey={[me.sub, 'policies']}
        load={cursor => callApi('policies.list', { query: { cursor, limit: 25 } })}
        empty="No policy is published, so nothing is allowed."
      >
        {versions => <PolicyVersions versions={versions} />}
      </Pages>
      <Section title="Import a document as a draft">
        <ImportPolicy
          refused={me.rights.includes('author-policy') ? null : 'This needs the right “author-policy”.'}
          sending={keep.isPending}
          problem={keep.error && problemOf(keep.error)}
          onImport={keep.mutate}
        />
      </Section>
    </>
  );
};

const problemOf = (error: Error) => ({
  message: error.message,
  details: error instanceof ProblemError ? (error.problem.details ?? []) : [],
});
