import { useState } from 'react';
import type { Me } from '../../lib/contract/session.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';

/** A rejection needs a reason code, so that reasons can be counted; the note is for the person who asked. */
export const RejectDialog = ({
  number,
  reasonCodes,
  onReject,
  onClose,
}: {
  number: number;
  reasonCodes: Me['reasonCodes'];
  onReject: (reasonCode: string, note: string) => void;
  onClose: () => void;
}) => {
  const [code, setCode] = useState('');
  const [note, setNote] = useState('');
  const options = [
    { value: '', title: 'Choose a reason' },
    ...reasonCodes.map(({ id, title }) => ({ value: id, title })),
  ];
  return (
    <Dialog title={`Reject proposal #${number}`} onClose={onClose}>
      <Choice label="Reason" value={code} options={options} onChange={setCode} />
      <TextField label="Note" value={note} onChange={setNote} lines={3} maxLength={500} />
      <div className="row">
        <Button
          look="danger"
          onPress={() => onReject(code, note)}
          refused={code === '' ? 'Choose a reason.' : null}
        >
          Reject
        </Button>
        <Button onPress={onClose}>Keep waiting</Button>
      </div>
    </Dialog>
  );
};
