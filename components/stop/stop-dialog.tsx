import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Age } from '../ui/time.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { type StopState, scopeWords } from './stop-state.ts';

const kinds = [
  { value: 'everything', title: 'Everything' },
  { value: 'connector', title: 'One connector' },
  { value: 'action', title: 'One action' },
];

/** Turns switches on and off. Both need a reason, which goes on the record. */
export const StopDialog = ({
  stopped,
  onSet,
  onClose,
}: {
  stopped: readonly StopState[];
  onSet: (scope: string, stop: boolean, reason: string) => void;
  onClose: () => void;
}) => {
  const [kind, setKind] = useState('everything');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const scope = kind === 'everything' ? kind : `${kind}:${name.trim()}`;
  const noReason = reason.trim().length < 3 ? 'Say why in a few words.' : null;
  const badName =
    kind !== 'everything' && !/^[a-z0-9_-]{1,64}$/.test(name.trim()) ? `Name the ${kind}.` : null;
  const set = (which: string, stop: boolean) => {
    onSet(which, stop, reason.trim());
    onClose();
  };
  return (
    <Dialog title="Stop switch" onClose={onClose}>
      <p>Nothing is written to what is stopped. Drafts and proposals go on.</p>
      <TextField label="Reason" value={reason} onChange={setReason} maxLength={300} autoFocus />
      {stopped.map(state => (
        <div key={state.scope} className="row stop-item">
          <span>
            <strong>{scopeWords(state.scope)}</strong> stopped by {state.by}{' '}
            <Age at={state.since} suffix=" ago" />: <VisibleText text={state.reason} />
          </span>
          <Button refused={noReason} onPress={() => set(state.scope, false)}>
            Start again
          </Button>
        </div>
      ))}
      <div className="row">
        <Choice label="What to stop" value={kind} options={kinds} onChange={setKind} />
        {kind !== 'everything' && <TextField label="Name" value={name} onChange={setName} maxLength={64} />}
      </div>
      <div className="row">
        <Button look="danger" icon="stop" refused={noReason ?? badName} onPress={() => set(scope, true)}>
          {`Stop ${scopeWords(scope)}`}
        </Button>
        <Button onPress={onClose}>Leave as it is</Button>
      </div>
    </Dialog>
  );
};
