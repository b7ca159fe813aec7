import { Button, IconButton } from '../../ui/button.tsx';
import { ChoiceAt, type Option } from '../document/controls.tsx';
import type { Path } from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';
import { useList } from '../document/use-list.ts';

const counts: readonly Option[] = [1, 2, 3, 4, 5].map(count => ({
  value: String(count),
  title: count === 1 ? '1 person' : `${count} people`,
}));

/** Who must agree at a hard gate: all lines, each person counted once. */
export const GateApprovals = ({ path, roles }: { path: Path; roles: readonly Option[] }) => {
  const { refused } = usePolicyWriting();
  const approvals = useList(path);
  return (
    <div className="stack">
      {approvals.items.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: approvals have no names; their place is what they are
        <div key={index} className="policy-line">
          <ChoiceAt
            path={[...path, String(index), 'count']}
            label="How many"
            labelHidden
            options={counts}
            numeric
          />
          <ChoiceAt path={[...path, String(index), 'role']} label="Role" labelHidden options={roles} />
          {refused === null && (
            <IconButton icon="cross" label="Remove this approval" onPress={() => approvals.removeAt(index)} />
          )}
        </div>
      ))}
      {refused === null && (
        <Button look="quiet" onPress={() => approvals.add({ role: roles[0]?.value ?? '', count: 1 })}>
          Add an approval
        </Button>
      )}
    </div>
  );
};
