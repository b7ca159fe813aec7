import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PolicyVersions } from '../../components/policy/policy-versions.tsx';
import { PublishPolicy } from '../../components/policy/publish-policy.tsx';
import { say } from '../../components/ui/say.ts';
import { Section } from '../../components/ui/section.tsx';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import type { Me } from '../../lib/contract/session.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { Pages } from './pages.tsx';

/** The versions of the policy, and publishing the next one. */
export const PoliciesRoom = ({ me }: { me: Me }) => {
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: (yaml: string) => callApi('policies.publish', { body: { yaml } }),
    onSuccess: ({ version }) => say(`Version ${version} is published`),
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
      <Section title="Publish the next version">
        <PublishPolicy
          refused={me.rights.includes('publish-policy') ? null : 'This needs the right “publish-policy”.'}
          sending={publish.isPending}
          problem={publish.error && problemOf(publish.error)}
          onPublish={publish.mutate}
        />
      </Section>
    </>
  );
};

const problemOf = (error: Error) => ({
  message: error.message,
  details: error instanceof ProblemError ? (error.problem.details ?? []) : [],
});
