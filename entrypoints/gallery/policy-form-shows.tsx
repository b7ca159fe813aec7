import { type ReactNode, useReducer } from 'react';
import { ActionEditor } from '../../components/policy/actions/action-editor.tsx';
import { ActionList } from '../../components/policy/actions/action-list.tsx';
import { NewAction } from '../../components/policy/actions/new-action.tsx';
import { movedEditing, startEditing } from '../../components/policy/document/draft-editing.ts';
import { PolicyWritingContext } from '../../components/policy/document/policy-writing.tsx';
import { RoleRights } from '../../components/policy/roles/role-rights.tsx';
import { DataRules } from '../../components/policy/rules/data-rules.tsx';
import { Owners } from '../../components/policy/rules/owners.tsx';
import { ReasonCodes } from '../../components/policy/rules/reason-codes.tsx';
import { Retention } from '../../components/policy/rules/retention.tsx';
import { policyProblems, smallPolicy } from './samples/policy-drafts.ts';
import { nothing, Show } from './show.tsx';

/** A policy with mistakes that can be written in, or one that can only be read. */
const Policy = ({ refused = null, children }: { refused?: string | null; children: ReactNode }) => {
  const [{ document }, move] = useReducer(movedEditing, startEditing(smallPolicy, 1));
  return (
    <PolicyWritingContext
      value={{
        document,
        base: smallPolicy,
        problems: policyProblems,
        refused,
        onEdit: edits => move({ type: 'edit', edits }),
      }}
    >
      {children}
    </PolicyWritingContext>
  );
};

export const PolicyFormShows = () => (
  <>
    <Show name="Actions" wide>
      <Policy>
        <ActionList document={smallPolicy} base={{}} addressOf={id => `#${id}`} />
        <NewAction onAdded={nothing} />
      </Policy>
    </Show>
    <Show name="One action with mistakes" wide>
      <Policy>
        <ActionEditor action="set_refund_status" onRemoved={nothing} />
      </Policy>
    </Show>
    <Show name="One action for reading" wide>
      <Policy refused="A version never changes.">
        <ActionEditor action="send_reply" onRemoved={nothing} />
      </Policy>
    </Show>
    <Show name="Rights of roles" wide>
      <Policy>
        <RoleRights />
      </Policy>
    </Show>
    <Show name="Data-use rules" wide>
      <Policy>
        <DataRules />
      </Policy>
    </Show>
    <Show name="Reason codes" wide>
      <Policy>
        <ReasonCodes />
      </Policy>
    </Show>
    <Show name="Retention" wide>
      <Policy>
        <Retention />
      </Policy>
    </Show>
    <Show name="Owners" wide>
      <Policy>
        <Owners />
      </Policy>
    </Show>
  </>
);
