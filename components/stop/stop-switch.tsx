import './stop-switch.css';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { StopDialog } from './stop-dialog.tsx';
import { type StopState, scopeWords } from './stop-state.ts';

/** Always in the header: what is stopped, and the switch. When the state is not known, it counts as stopped. */
export const StopSwitch = ({
  stopped,
  refused,
  onSet,
}: {
  /** Null while the state is not known. */
  stopped: readonly StopState[] | null;
  /** Why this person cannot use the switch. */
  refused: string | null;
  onSet: (scope: string, stop: boolean, reason: string) => void;
}) => {
  const [open, setOpen] = useState(false);
  const on = stopped === null || stopped.length > 0;
  return (
    <div className={`stop-switch row ${on ? 'stop-switch-on' : ''}`}>
      <span role="status" className="row">
        <Icon name={on ? 'stop' : 'check'} />
        {stopped === null && 'Stop switch: not known, so nothing is written'}
        {stopped?.length === 0 && 'Writing is on'}
        {stopped &&
          stopped.length > 0 &&
          `Stopped: ${stopped.map(({ scope }) => scopeWords(scope)).join(', ')}`}
      </span>
      <Button look="danger" icon="stop" refused={refused} onPress={() => setOpen(true)}>
        Stop…
      </Button>
      {open && <StopDialog stopped={stopped ?? []} onSet={onSet} onClose={() => setOpen(false)} />}
    </div>
  );
};
