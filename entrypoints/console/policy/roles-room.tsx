import { recordOptions } from '../../../components/policy/actions/vocabulary.ts';
import { usePolicyWriting } from '../../../components/policy/document/policy-writing.tsx';
import { Matrix } from '../../../components/policy/matrix/matrix.tsx';
import { RoleRights } from '../../../components/policy/roles/role-rights.tsx';
import { LinkTabs } from '../../../components/ui/link-tabs.tsx';
import type { Me } from '../../../lib/contract/session.ts';
import { policyAddress } from '../rooms.ts';
import { CellWhy } from './cell-why.tsx';
import { PolicyWorkspace } from './policy-workspace.tsx';
import type { DraftDesks } from './use-draft-desks.ts';

/** Which role may see or propose which field, and what each role may do besides. */
export const RolesRoom = ({ me, desks, parts }: { me: Me; desks: DraftDesks; parts: string[] }) => {
  const [named = null, item = null, place = null] = parts;
  return (
    <PolicyWorkspace
      me={me}
      desks={desks}
      named={named}
      addressOf={policy => policyAddress('roles', policy, item ?? undefined)}
      place={place}
    >
      {policy => <RolesAndFields me={me} policy={policy} item={item} />}
    </PolicyWorkspace>
  );
};

const RolesAndFields = ({ me, policy, item }: { me: Me; policy: string; item: string | null }) => {
  const { document, base, refused, onEdit } = usePolicyWriting();
  const records = recordOptions(document);
  const chosen = item ?? records[0]?.value ?? 'rights';
  const tabs = [
    ...records.map(({ value, title }) => ({ id: value, title })),
    { id: 'rights', title: 'Roles and their rights' },
  ];
  return (
    <>
      <LinkTabs
        label="Record types"
        current={chosen}
        tabs={tabs.map(tab => ({ ...tab, address: policyAddress('roles', policy, tab.id) }))}
      />
      {chosen === 'rights' ? (
        <RoleRights />
      ) : (
        <Matrix
          key={chosen}
          document={document}
          base={base}
          record={chosen}
          refused={refused}
          onEdit={onEdit}
          note={cell => <CellWhy me={me} policy={policy} cell={cell} />}
        />
      )}
    </>
  );
};
