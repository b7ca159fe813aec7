import { useState } from 'react';
import type { Proposal } from '../../lib/core/proposal.ts';
import { changeTitle } from '../proposal/proposal-title.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ValueChange } from '../ui/value-change.tsx';

/** Proposes the inverse of what was written, and shows what that would be. */
export const RollBackDialog = ({
  proposal,
  sending,
  problem,
  onRollBack,
  onClose,
}: {
  proposal: Pick<Proposal, 'number' | 'changes'>;
  sending: boolean;
  problem: string | null;
  onRollBack: (reason: string) => void;
  onClose: () => void;
}) => {
  const [reason, setReason] = useState('');
  const written = proposal.changes.filter(({ receipt }) => receipt !== null);
  const refused = sending ? 'Sending…' : reason.trim().length < 3 ? 'Say why in a few words.' : null;
  return (
    <Dialog title={`Roll back #${proposal.number}`} onClose={onClose}>
      {written.map(change => (
        <div key={change.index}>
          <strong>{changeTitle(change)}</strong>
          {change.undo.kind === 'restore' ? (
            <ValueChange
              before={change.receipt?.after ?? null}
              after={change.receipt?.before ?? null}
              beforeLabel="written"
              afterLabel="back to"
            />
          ) : (
            <p>{change.undo.forecast}</p>
          )}
        </div>
      ))}
      <p className="quiet">
        This becomes a proposal of its own, on the same path as any other. It is carried out only if the
        record still has the value that was written.
      </p>
      <TextField label="Reason" value={reason} onChange={setReason} maxLength={500} />
      {problem && (
        <Notice tone="bad" live title="Not proposed">
          {problem}
        </Notice>
      )}
      <div className="row">
        <Button look="primary" onPress={() => onRollBack(reason.trim())} refused={refused}>
          Propose the rollback
        </Button>
        <Button onPress={onClose}>Leave as it is</Button>
      </div>
    </Dialog>
  );
};
