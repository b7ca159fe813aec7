import { useState } from 'react';
import { applyEdits } from '../../components/policy/document/apply-edits.ts';
import { CellNote } from '../../components/policy/matrix/cell-note.tsx';
import { Matrix } from '../../components/policy/matrix/matrix.tsx';
import { explanation, largePolicy } from './samples/policy.ts';
import { Show } from './show.tsx';

const changed = applyEdits(largePolicy, [
  { path: ['grants', 'agent', 'ticket', 'order_owner'], value: 'read' },
  { path: ['grants', 'lead', 'ticket', 'order_number'], value: 'write' },
  { path: ['grants', 'agent', 'ticket', 'order_number'], value: 'none' },
]);

const note = {
  roleTitle: 'Lead',
  fieldTitle: 'Refund status',
  level: 'write',
  before: 'read',
  about: null,
  problem: null,
} as const;

const EditableMatrix = () => {
  const [document, setDocument] = useState(changed);
  return (
    <Matrix
      document={document}
      base={largePolicy}
      record="ticket"
      refused={null}
      onEdit={edits => setDocument(applyEdits(document, edits))}
      note={() => <CellNote {...note} explanation={explanation} />}
    />
  );
};

export const PolicyShows = () => (
  <>
    <Show name="Matrix of fields and roles" wide>
      <EditableMatrix />
    </Show>
    <Show name="Matrix for reading" wide>
      <Matrix
        document={largePolicy}
        base={largePolicy}
        record="ticket"
        refused="This needs the right “author-policy”."
        onEdit={() => undefined}
        note={() => <CellNote {...note} explanation={null} />}
      />
    </Show>
  </>
);
