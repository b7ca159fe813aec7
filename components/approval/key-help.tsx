import './key-help.css';
import { Dialog } from '../ui/dialog.tsx';
import { Key } from '../ui/key.tsx';

const keys: [key: string, what: string][] = [
  ['j', 'next proposal'],
  ['k', 'previous proposal'],
  ['a', 'approve'],
  ['e', 'edit, then decide'],
  ['r', 'reject with a reason'],
  ['/', 'search the queue'],
  ['c', 'copy the draft reply'],
  ['?', 'this list'],
];

export const KeyHelp = ({ onClose }: { onClose: () => void }) => (
  <Dialog title="Keys" onClose={onClose}>
    <dl className="key-help">
      {keys.map(([key, what]) => (
        <div key={key}>
          <dt>
            <Key name={key} />
            <span className="visually-hidden">{key}</span>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
    <p className="quiet">
      For half a second after a card changes, no decision is taken, so that nobody approves what they have not
      seen.
    </p>
  </Dialog>
);
