import { DraftList } from '../../../components/policy/versions/draft-list.tsx';
import { VersionHistory } from '../../../components/policy/versions/version-history.tsx';
import { Section } from '../../../components/ui/section.tsx';
import type { Me } from '../../../lib/contract/session.ts';
import { callApi } from '../../../lib/messaging/client.ts';
import { Pages } from '../pages.tsx';
import { versionAddress } from '../rooms.ts';
import { DraftPage } from './draft-page.tsx';
import { mayReadPolicies } from './queries.ts';
import { StartDraft } from './start-draft.tsx';
import { VersionPage } from './version-page.tsx';

/** The drafts and versions of the policy, and each of them to be compared, judged and published. */
export const VersionsRoom = ({ me, policy }: { me: Me; policy: string | null }) => {
  if (policy === null) return <AllVersions me={me} />;
  return policy.includes('-') ? (
    <DraftPage key={policy} me={me} id={policy} />
  ) : (
    <VersionPage key={policy} me={me} version={Number(policy)} />
  );
};

const AllVersions = ({ me }: { me: Me }) => {
  const reads = mayReadPolicies(me);
  return (
    <>
      {reads && (
        <Section title="Drafts">
          <Pages
            queryKey={[me.sub, 'policies', 'all-drafts']}
            load={cursor => callApi('policies.draft.list', { query: { cursor, limit: 10 } })}
            empty="Nobody is changing the policy."
          >
            {drafts => <DraftList drafts={drafts} addressOf={versionAddress} />}
          </Pages>
          <StartDraft
            me={me}
            version={null}
            onStarted={id => {
              location.hash = versionAddress(id);
            }}
          />
        </Section>
      )}
      <Section title="Versions">
        <Pages
          queryKey={[me.sub, 'policies', 'versions']}
          load={cursor => callApi('policies.list', { query: { cursor, limit: 25 } })}
          empty="No policy is published, so nothing is allowed."
        >
          {versions => (
            <VersionHistory
              versions={versions}
              current={me.policyVersion}
              addressOf={reads ? version => versionAddress(String(version)) : null}
            />
          )}
        </Pages>
      </Section>
    </>
  );
};
