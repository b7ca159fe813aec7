import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The version in force moved on while a draft was written: its changes are carried over, and what clashed is named. */
export const RebaseDraft = ({
  baseVersion,
  conflicts,
  refused,
  onRebase,
}: {
  baseVersion: number;
  /** The places that both changed, once it was carried over; null before. */
  conflicts: readonly (readonly string[])[] | null;
  /** Why it cannot or need not be carried over. */
  refused: string | null;
  onRebase: () => void;
}) => {
  if (refused === null)
    return (
      <Notice
        tone="warn"
        title={`Version ${baseVersion} is no longer in force`}
        actions={<Button onPress={onRebase}>Carry the changes over</Button>}
      >
        The changes of this draft can be carried over to the version in force. They are reviewed on top of
        that.
      </Notice>
    );
  if (!conflicts?.length) return null;
  return (
    <Notice tone="warn" live title="Both changed these places; what this draft says was kept">
      <ul>
        {conflicts.map(path => (
          <li key={path.join('.')}>
            <code>{path.join(' › ')}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
};
