import type { Right } from '../../../lib/core/policy.ts';
import { IconButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Table } from '../../ui/table.tsx';
import { ProblemAt, TextAt } from '../document/controls.tsx';
import { NewEntry } from '../document/new-entry.tsx';
import { keysAt, listAt } from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';

const rightWords: Record<Right, string> = {
  draft: 'ask for drafts',
  propose: 'propose changes',
  decide: 'decide proposals',
  'roll-back': 'roll back',
  stop: 'stop writing',
  'author-policy': 'write policy',
  'review-policy': 'review policy',
  'publish-policy': 'publish policy',
  audit: 'audit',
};
const rights = Object.entries(rightWords) as [Right, string][];

/** The roles and what each may do, apart from fields. Writing, reviewing and publishing policy are rights of their own. */
export const RoleRights = () => {
  const { document, refused, onEdit } = usePolicyWriting();
  const roles = keysAt(document, ['roles']);
  const remove = (role: string) =>
    onEdit([
      { path: ['roles', role], remove: true },
      { path: ['grants', role], remove: true },
    ]);
  return (
    <div className="stack policy-form">
      <ProblemAt path={['roles']} />
      <Table
        caption="Rights of each role"
        columns={['Role', ...rights.map(([, words]) => words), ...(refused === null ? ['Remove'] : [])]}
        rows={roles.map(role => ({
          key: role,
          cells: [
            <TextAt key="title" path={['roles', role, 'title']} label={`Name of ${role}`} labelHidden />,
            ...rights.map(([right]) => <RightBox key={right} role={role} right={right} />),
            refused === null && (
              <IconButton
                key="remove"
                icon="cross"
                label={`Remove role ${role} and all it is granted`}
                onPress={() => remove(role)}
              />
            ),
          ],
        }))}
      />
      {refused === null && (
        <NewEntry
          noun="role"
          taken={roles}
          onAdd={id => onEdit([{ path: ['roles', id], value: { title: id, rights: [] } }])}
        />
      )}
    </div>
  );
};

const RightBox = ({ role, right }: { role: string; right: Right }) => {
  const { document, refused, onEdit } = usePolicyWriting();
  const path = ['roles', role, 'rights'];
  const held = listAt(document, path);
  return (
    <Checkbox
      checked={held.includes(right)}
      onChange={checked =>
        onEdit([{ path, value: checked ? [...held, right] : held.filter(other => other !== right) }])
      }
      disabled={refused !== null}
    >
      <span className="visually-hidden">
        {role} may {rightWords[right]}
      </span>
    </Checkbox>
  );
};
