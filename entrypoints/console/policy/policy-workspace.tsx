import type { ReactNode } from 'react';
import { Choice } from '../../../components/ui/choice.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import type { ShownPolicyDraft } from '../../../lib/contract/policy-drafts.ts';
import type { Me } from '../../../lib/contract/session.ts';
import { Loaded } from './loaded.tsx';
import { OpenDraft } from './open-draft.tsx';
import { OpenVersion } from './open-version.tsx';
import { useOpenDrafts } from './queries.ts';
import type { DraftDesks } from './use-draft-desks.ts';

interface WorkspaceProps {
  me: Me;
  desks: DraftDesks;
  /** A draft's id or a version, from the address; null for what is most likely meant. */
  named: string | null;
  /** Where another policy stands in the same room. */
  addressOf: (policy: string) => string;
  /** A path into the document, as JSON, whose control gets the focus. */
  place: string | null;
  children: (policy: string) => ReactNode;
}

/** Brings a policy into a room: a draft to write in, or a version to read. */
export const PolicyWorkspace = ({ me, desks, named, addressOf, place, children }: WorkspaceProps) => {
  const drafts = useOpenDrafts(me);
  return (
    <Loaded query={drafts} label="The drafts">
      {open => {
        const policy = named ?? open[0]?.id ?? me.policyVersion?.toString() ?? null;
        if (policy === null) return <Notice title="No policy is published, so nothing is allowed." />;
        const room = { me, place, children: children(policy) };
        return (
          <>
            <div className="policy-choice">
              <Choice
                label="Which policy"
                labelHidden
                value={policy}
                options={choicesOf(open, me.policyVersion, policy)}
                onChange={chosen => {
                  location.hash = addressOf(chosen);
                }}
              />
            </div>
            {policy.includes('-') ? (
              <OpenDraft key={policy} {...room} desks={desks} id={policy} />
            ) : (
              <OpenVersion key={policy} {...room} version={Number(policy)} addressOf={addressOf} />
            )}
          </>
        );
      }}
    </Loaded>
  );
};

/** The open drafts, the version in force, and whatever the address names besides. */
const choicesOf = (open: readonly ShownPolicyDraft[], current: number | null, named: string) => {
  const choices = open.map(({ id, reason }) => ({ value: id, title: `Draft: ${reason}` }));
  if (current !== null) choices.push({ value: String(current), title: `Version ${current}, in force` });
  if (!choices.some(({ value }) => value === named))
    choices.push({ value: named, title: named.includes('-') ? 'A closed draft' : `Version ${named}` });
  return choices;
};
