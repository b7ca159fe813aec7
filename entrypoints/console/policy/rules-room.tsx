import '../../../components/policy/policy-form.css';
import { DataRules } from '../../../components/policy/rules/data-rules.tsx';
import { Owners } from '../../../components/policy/rules/owners.tsx';
import { ReasonCodes } from '../../../components/policy/rules/reason-codes.tsx';
import { Retention } from '../../../components/policy/rules/retention.tsx';
import { LinkTabs } from '../../../components/ui/link-tabs.tsx';
import type { Me } from '../../../lib/contract/session.ts';
import { policyAddress } from '../rooms.ts';
import { PolicyWorkspace } from './policy-workspace.tsx';
import type { DraftDesks } from './use-draft-desks.ts';

/** By the part of the document that they show. */
const tabs = [
  { id: 'dataRules', title: 'Data-use rules', Part: DataRules },
  { id: 'reasonCodes', title: 'Reason codes', Part: ReasonCodes },
  { id: 'retention', title: 'Retention', Part: Retention },
  { id: 'owners', title: 'Owners', Part: Owners },
] as const;

/** What holds for every record: promises about data, reasons to choose from, how long things are kept, who answers. */
export const RulesRoom = ({ me, desks, parts }: { me: Me; desks: DraftDesks; parts: string[] }) => {
  const [named = null, item = null, place = null] = parts;
  const { id: chosen, Part } = tabs.find(({ id }) => id === item) ?? tabs[0];
  return (
    <PolicyWorkspace
      me={me}
      desks={desks}
      named={named}
      addressOf={policy => policyAddress('rules', policy, chosen)}
      place={place}
    >
      {policy => (
        <>
          <LinkTabs
            label="Rules"
            current={chosen}
            tabs={tabs.map(({ id, title }) => ({ id, title, address: policyAddress('rules', policy, id) }))}
          />
          <div className="policy-form stack">
            <Part />
          </div>
        </>
      )}
    </PolicyWorkspace>
  );
};
