import { ActionEditor } from '../../../components/policy/actions/action-editor.tsx';
import { ActionList } from '../../../components/policy/actions/action-list.tsx';
import { NewAction } from '../../../components/policy/actions/new-action.tsx';
import { titleAt, valueAt } from '../../../components/policy/document/policy-document.ts';
import { usePolicyWriting } from '../../../components/policy/document/policy-writing.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Section } from '../../../components/ui/section.tsx';
import type { Me } from '../../../lib/contract/session.ts';
import { policyAddress } from '../rooms.ts';
import { PolicyWorkspace } from './policy-workspace.tsx';
import type { DraftDesks } from './use-draft-desks.ts';

/** Which changes are possible at all, how grave each is, and which gate it meets. */
export const ActionsRoom = ({ me, desks, parts }: { me: Me; desks: DraftDesks; parts: string[] }) => {
  const [named = null, action = null, place = null] = parts;
  return (
    <PolicyWorkspace
      me={me}
      desks={desks}
      named={named}
      addressOf={policy => policyAddress('actions', policy)}
      place={place}
    >
      {policy =>
        action === null ? <AllActions policy={policy} /> : <OneAction policy={policy} action={action} />
      }
    </PolicyWorkspace>
  );
};

const AllActions = ({ policy }: { policy: string }) => {
  const { document, base, refused } = usePolicyWriting();
  const addressOf = (action: string) => policyAddress('actions', policy, action);
  return (
    <>
      <ActionList document={document} base={base} addressOf={addressOf} />
      {refused === null && (
        <Section title="Make another change possible">
          <NewAction
            onAdded={action => {
              location.hash = addressOf(action);
            }}
          />
        </Section>
      )}
    </>
  );
};

const OneAction = ({ policy, action }: { policy: string; action: string }) => {
  const { document } = usePolicyWriting();
  const all = policyAddress('actions', policy);
  const path = ['actions', action];
  return (
    <>
      <p>
        <a href={all}>All actions</a> › {titleAt(document, path)}
      </p>
      {valueAt(document, path) === undefined ? (
        <Notice title="This policy has no such action." />
      ) : (
        <ActionEditor
          action={action}
          onRemoved={() => {
            location.hash = all;
          }}
        />
      )}
    </>
  );
};
