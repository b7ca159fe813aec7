import { useState } from 'react';
import type { Change, Proposal } from '../../lib/core/proposal.ts';
import { ChangeEditor } from '../proposal/change-editor.tsx';
import { changeTitle } from '../proposal/proposal-title.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export interface Edit {
  index: number;
  proposed: string;
}

/** Who approves an edited value, by the gates on the card. The new card says it again. */
const afterEdit = (changes: readonly Change[]): string => {
  const hard = changes.filter(({ gate }) => gate.gate === 'hard');
  return hard.every(({ gate }) => gate.editorApproves)
    ? 'As the gates stand, you may then approve it yourself.'
    : 'Where the gate asks for it, another person approves what you put in.';
};

/** Changes proposed values before a decision. The gate is evaluated again, and the card comes back with a new seal. */
export const EditDialog = ({
  proposal,
  optionsOf,
  onSave,
  onClose,
}: {
  proposal: Pick<Proposal, 'number' | 'changes'>;
  optionsOf: (field: string) => readonly string[] | null;
  onSave: (edits: Edit[]) => void;
  onClose: () => void;
}) => {
  const [values, setValues] = useState(() => proposal.changes.map(({ proposed }) => proposed));
  const edits = proposal.changes.flatMap((change, position) => {
    const proposed = values[position] ?? change.proposed;
    return proposed === change.proposed ? [] : [{ index: change.index, proposed }];
  });
  const empty = edits.some(({ proposed }) => proposed.trim() === '');
  const options = (change: Change) => (change.field === null ? null : optionsOf(change.field));
  return (
    <Dialog title={`Edit proposal #${proposal.number}`} onClose={onClose}>
      {proposal.changes.map((change, position) => (
        <div key={change.index} className="stack">
          <strong>{changeTitle(change)}</strong>
          <ChangeEditor
            label={`New value for ${changeTitle(change)}`}
            kind={change.kind}
            value={values[position] ?? ''}
            options={options(change)}
            onChange={value => setValues(values.with(position, value))}
          />
        </div>
      ))}
      <p className="quiet">
        Saving does not approve. Who must agree is worked out again from what the systems hold now, not from
        the new values. {afterEdit(proposal.changes)}
      </p>
      <div className="row">
        <Button
          look="primary"
          onPress={() => onSave(edits)}
          refused={edits.length === 0 ? 'Nothing is changed yet.' : empty ? 'A value is empty.' : null}
        >
          Save the edit
        </Button>
        <Button onPress={onClose}>Leave as it is</Button>
      </div>
    </Dialog>
  );
};
