import { useState } from 'react';
import type { ShownException } from '../../lib/contract/exceptions.ts';
import type { Me } from '../../lib/contract/session.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useNow } from '../ui/now.tsx';
import { TextField } from '../ui/text-field.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { againWords } from './exception-words.ts';

const hour = 3_600_000;
const dueTimes = [
  { value: '4', title: 'Within 4 hours' },
  { value: '24', title: 'By this time tomorrow' },
  { value: '72', title: 'Within 3 days' },
  { value: '168', title: 'Within a week' },
];

/** Taking an exception tells the others that somebody looks at it, and until when. */
export const TakeDialog = ({
  exception,
  onTake,
  onClose,
}: {
  exception: ShownException;
  onTake: (dueAt: string) => void;
  onClose: () => void;
}) => {
  const now = useNow();
  const [hours, setHours] = useState('24');
  return (
    <Dialog title="Take this exception" onClose={onClose}>
      <p>
        <VisibleText text={exception.summary} />
      </p>
      {exception.owner && <p className="quiet">{exception.owner.name} has it now. You take it over.</p>}
      <Choice label="To be resolved" value={hours} options={dueTimes} onChange={setHours} />
      <div className="row">
        <Button look="primary" onPress={() => onTake(new Date(now + Number(hours) * hour).toISOString())}>
          Take it
        </Button>
        <Button onPress={onClose}>Leave it</Button>
      </div>
    </Dialog>
  );
};

/** A resolution needs a reason, so that reasons can be counted. It changes no value anywhere. */
export const ResolveDialog = ({
  exception,
  reasons,
  onResolve,
  onClose,
}: {
  exception: ShownException;
  reasons: Me['exceptionReasons'];
  onResolve: (reasonCode: string, note: string) => void;
  onClose: () => void;
}) => {
  const [code, setCode] = useState('');
  const [note, setNote] = useState('');
  const options = [
    { value: '', title: 'Choose a reason' },
    ...reasons.map(({ id, title }) => ({ value: id, title })),
  ];
  return (
    <Dialog title="Resolve this exception" onClose={onClose}>
      <p>
        <VisibleText text={exception.summary} />
      </p>
      <p className="quiet">This goes on the record and changes no value. {againWords(exception)}</p>
      <Choice label="Why it is over" value={code} options={options} onChange={setCode} />
      <TextField label="Note" value={note} onChange={setNote} lines={3} maxLength={500} />
      <div className="row">
        <Button
          look="primary"
          refused={code === '' ? 'Choose a reason.' : null}
          onPress={() => onResolve(code, note)}
        >
          Resolve
        </Button>
        <Button onPress={onClose}>Leave it open</Button>
      </div>
    </Dialog>
  );
};
