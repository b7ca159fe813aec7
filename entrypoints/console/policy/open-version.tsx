import type { ReactNode } from 'react';
import { PolicyWritingContext } from '../../../components/policy/document/policy-writing.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import type { Me } from '../../../lib/contract/session.ts';
import { Loaded } from './loaded.tsx';
import { useVersion } from './queries.ts';
import { StartDraft } from './start-draft.tsx';
import { useGoTo } from './use-go-to.ts';

/** A version to read. Nothing in it ever changes; a change begins with a draft. */
export const OpenVersion = ({
  me,
  version,
  place,
  addressOf,
  children,
}: {
  me: Me;
  version: number;
  place: string | null;
  addressOf: (policy: string) => string;
  children: ReactNode;
}) => {
  const isCurrent = version === me.policyVersion;
  return (
    <Loaded query={useVersion(me, version)} label="The version">
      {({ document }) => (
        <>
          <Notice title={isCurrent ? `Version ${version} is in force` : `Version ${version}, to be read`}>
            <StartDraft
              me={me}
              version={isCurrent ? null : version}
              onStarted={draft => {
                location.hash = addressOf(draft);
              }}
            />
          </Notice>
          <PolicyWritingContext
            value={{
              document,
              base: document,
              problems: [],
              refused: 'A version never changes. Start a draft to change something.',
              onEdit: () => undefined,
            }}
          >
            {children}
            <GoTo place={place} />
          </PolicyWritingContext>
        </>
      )}
    </Loaded>
  );
};

const GoTo = ({ place }: { place: string | null }) => {
  useGoTo(place);
  return null;
};
