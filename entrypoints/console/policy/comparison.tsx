import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ImpactView } from '../../../components/policy/versions/impact-view.tsx';
import { PolicyDiffView } from '../../../components/policy/versions/policy-diff-view.tsx';
import { Section } from '../../../components/ui/section.tsx';
import type { ResponseOf } from '../../../lib/contract/endpoint.ts';
import type { policiesDiff } from '../../../lib/contract/policies.ts';
import type { Me } from '../../../lib/contract/session.ts';
import { callApi } from '../../../lib/messaging/client.ts';
import { Loaded } from './loaded.tsx';

type DiffResult = ResponseOf<typeof policiesDiff>;

/** What would be otherwise with `to` instead of `from`. `digest` makes another revision of a draft another question. */
export const useDiff = (me: Me, from: string, to: string, digest: string | null) =>
  useQuery({
    queryKey: [me.sub, 'policies', 'diff', from, to, digest],
    queryFn: () => callApi('policies.diff', { query: { from, to } }),
    enabled: digest !== null,
  });

/** The difference by its effect, and what it would have meant for the last drafts and proposals. */
export const Comparison = ({
  me,
  from,
  to,
  digest,
  diff,
}: {
  me: Me;
  from: string;
  to: string;
  digest: string;
  diff: UseQueryResult<DiffResult>;
}) => {
  const impact = useQuery({
    queryKey: [me.sub, 'policies', 'impact', from, to, digest],
    queryFn: () => callApi('policies.impact', { query: { from, to, last: 50 } }),
  });
  return (
    <>
      <Section title="What changes">
        <Loaded query={diff} label="The difference">
          {found => <PolicyDiffView diff={found.diff} />}
        </Loaded>
      </Section>
      <Section title="With it, the last drafts and proposals would have gone like this">
        <Loaded query={impact} label="The effect">
          {found => <ImpactView impact={found.impact} />}
        </Loaded>
      </Section>
    </>
  );
};
