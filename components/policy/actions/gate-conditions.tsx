import type { Json } from '../../../lib/core/canonical.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ChoiceAt, NumberAt, type Option, TextAt } from '../document/controls.tsx';
import { type Path, textAt, valueAt } from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';
import { useList } from '../document/use-list.ts';

type ConditionKind = 'atMost' | 'withinDays' | 'is';

const kinds: readonly (Option & { value: ConditionKind })[] = [
  { value: 'atMost', title: 'is at most' },
  { value: 'withinDays', title: 'is not older than (days)' },
  { value: 'is', title: 'is exactly' },
];

const startOf: Record<ConditionKind, Json> = { atMost: 100, withinDays: 30, is: '' };

const condition = (field: string, kind: ConditionKind): Json => ({ field, [kind]: startOf[kind] });

/** When a gate counts. All conditions must hold, on the owner's values of that moment. */
export const GateConditions = ({ path, fields }: { path: Path; fields: readonly Option[] }) => {
  const { refused } = usePolicyWriting();
  const conditions = useList(path);
  return (
    <div className="stack">
      {conditions.items.map((_, index) => (
        <Condition
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names; their place is what they are
          key={index}
          path={[...path, String(index)]}
          fields={fields}
          onReplace={value => conditions.replaceAt(index, value)}
          onRemove={() => conditions.removeAt(index)}
        />
      ))}
      {refused === null && (
        <Button look="quiet" onPress={() => conditions.add(condition(fields[0]?.value ?? '', 'atMost'))}>
          Add a condition
        </Button>
      )}
    </div>
  );
};

const Condition = ({
  path,
  fields,
  onReplace,
  onRemove,
}: {
  path: Path;
  fields: readonly Option[];
  onReplace: (value: Json) => void;
  onRemove: () => void;
}) => {
  const { document, refused } = usePolicyWriting();
  const kind = kinds.find(({ value }) => valueAt(document, [...path, value]) !== undefined)?.value ?? 'is';
  const Value = kind === 'is' ? TextAt : NumberAt;
  return (
    <div className="policy-line">
      <ChoiceAt path={[...path, 'field']} label="Field" labelHidden options={fields} />
      <Choice
        label="Comparison"
        labelHidden
        value={kind}
        options={kinds}
        onChange={chosen =>
          onReplace(condition(textAt(document, [...path, 'field']), chosen as ConditionKind))
        }
        disabled={refused !== null}
      />
      <Value path={[...path, kind]} label="Value" labelHidden />
      {refused === null && <IconButton icon="cross" label="Remove this condition" onPress={onRemove} />}
    </div>
  );
};
