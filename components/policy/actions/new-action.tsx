import { useState } from 'react';
import type { Json } from '../../../lib/core/canonical.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { freeId } from '../document/free-id.ts';
import { keysAt, type PolicyDocument, titleAt } from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';
import { decidingRoles, kinds, optionsIn, recordOptions } from './vocabulary.ts';

const verbs = { 'set-field': 'Change', reply: 'Send a reply', note: 'Add a note' } as const;
type Kind = keyof typeof verbs;

/** A new action starts as strict as can be: one has to loosen it on purpose. */
const strictAction = (document: PolicyDocument, kind: Kind, record: string, field: string): Json => ({
  title:
    kind === 'set-field' ? `Change: ${titleAt(document, ['records', record, 'fields', field])}` : verbs[kind],
  kind,
  record,
  ...(kind === 'set-field' ? { field } : {}),
  level: 7,
  undo: kind === 'set-field' ? 'restore' : 'correct',
  gates: [
    {
      when: [],
      gate: 'hard',
      approvals: decidingRoles(document)
        .slice(0, 1)
        .map(({ value }) => ({ role: value, count: 1 })),
      because: 'Not looked at closely yet, so another person decides.',
    },
  ],
});

/** Makes one more kind of change possible. */
export const NewAction = ({ onAdded }: { onAdded: (action: string) => void }) => {
  const { document, onEdit } = usePolicyWriting();
  const records = recordOptions(document);
  const [kind, setKind] = useState<Kind>('set-field');
  const [chosenRecord, setRecord] = useState('');
  const [chosenField, setField] = useState('');
  const record = chosenRecord || (records[0]?.value ?? '');
  const fields = optionsIn(document, ['records', record, 'fields']);
  const field = fields.some(({ value }) => value === chosenField) ? chosenField : (fields[0]?.value ?? '');
  const add = () => {
    const name = kind === 'set-field' ? `set_${record}_${field}` : `${kind}_${record}`;
    const id = freeId(name, keysAt(document, ['actions']));
    onEdit([{ path: ['actions', id], value: strictAction(document, kind, record, field) }]);
    onAdded(id);
  };
  return (
    <div className="policy-line policy-line-end">
      <Choice label="Make possible" value={kind} options={kinds} onChange={value => setKind(value as Kind)} />
      <Choice label="On" value={record} options={records} onChange={setRecord} />
      {kind === 'set-field' && <Choice label="Field" value={field} options={fields} onChange={setField} />}
      <Button onPress={add} refused={record === '' ? 'The policy has no record type.' : null}>
        Add an action
      </Button>
    </div>
  );
};
