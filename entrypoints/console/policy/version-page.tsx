import { Badge } from '../../../components/ui/badge.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Digest } from '../../../components/ui/digest.tsx';
import { Section } from '../../../components/ui/section.tsx';
import { exactTime } from '../../../components/ui/time-text.ts';
import { VisibleText } from '../../../components/ui/visible-text.tsx';
import type { PolicyVersionDetail } from '../../../lib/contract/policies.ts';
import type { Me } from '../../../lib/contract/session.ts';
import { policyAddress, versionAddress } from '../rooms.ts';
import { saveFile } from '../save-file.ts';
import { Comparison, useDiff } from './comparison.tsx';
import { Loaded } from './loaded.tsx';
import { useVersion } from './queries.ts';
import { StartDraft } from './start-draft.tsx';

/** One version: who stands behind it, what it changed, and the ways on: read it, take it out, go back to it. */
export const VersionPage = ({ me, version }: { me: Me; version: number }) => (
  <Loaded query={useVersion(me, version)} label="The version">
    {detail => <Version me={me} detail={detail} />}
  </Loaded>
);

const Version = ({ me, detail }: { me: Me; detail: PolicyVersionDetail }) => {
  const { version, yaml, digest } = detail;
  return (
    <>
      <p>
        <a href={versionAddress()}>All versions</a>
      </p>
      <div className="row">
        <h3>
          Version {version} <VisibleText text={detail.name} />
        </h3>
        {version === me.policyVersion && (
          <Badge tone="good" icon="check">
            in force
          </Badge>
        )}
        <Digest label="sha256" value={digest} />
        <div className="row push">
          <a href={policyAddress('roles', String(version))}>Read it in the rooms</a>
          <Button
            icon="download"
            onPress={() => saveFile(`policy-${version}.yaml`, yaml, 'application/yaml')}
          >
            YAML
          </Button>
        </div>
      </div>
      <People detail={detail} />
      {version > 1 && <Change me={me} from={version - 1} detail={detail} />}
      {version !== me.policyVersion && (
        <Section title="Go back to this version">
          <p className="quiet">A draft with this content is reviewed and published like any other.</p>
          <StartDraft
            me={me}
            version={version}
            onStarted={id => {
              location.hash = versionAddress(id);
            }}
          />
        </Section>
      )}
    </>
  );
};

const People = ({ detail: { draft, publishedBy, publishedAt } }: { detail: PolicyVersionDetail }) => (
  <p>
    {draft ? (
      <>
        <VisibleText text={draft.reason} />. Written by {draft.authors.map(({ name }) => name).join(', ')},
        approved by {draft.reviewer.name}, published by {publishedBy}
      </>
    ) : (
      <>Put in force by {publishedBy} at the start, without review</>
    )}
    , {exactTime(publishedAt)}.
  </p>
);

const Change = ({ me, from, detail }: { me: Me; from: number; detail: PolicyVersionDetail }) => {
  const to = String(detail.version);
  const diff = useDiff(me, String(from), to, detail.digest);
  return <Comparison me={me} from={String(from)} to={to} digest={detail.digest} diff={diff} />;
};
