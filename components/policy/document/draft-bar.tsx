import './draft-bar.css';
import type { ReactNode } from 'react';
import type { ShownPolicyDraft } from '../../../lib/contract/policy-drafts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';
import { stateBadges } from '../versions/draft-states.ts';
import type { DraftEditing, EditingMove } from './draft-editing.ts';

/** Which draft one writes in, whether it is saved, and the ways back. */
export const DraftBar = ({
  draft,
  editing,
  onMove,
  onUnlock,
  children,
}: {
  draft: ShownPolicyDraft;
  editing: DraftEditing;
  onMove: (move: EditingMove) => void;
  /** Given while the draft is in review and this person could take it back by editing. */
  onUnlock: (() => void) | null;
  /** Where one goes from here. */
  children: ReactNode;
}) => {
  const { tone, icon, word } = stateBadges[draft.state];
  return (
    <div className="draft-bar stack">
      <div className="row">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        <strong>
          <VisibleText text={draft.reason} />
        </strong>
        <span className="quiet">
          changes version {draft.baseVersion} · by {draft.authors.map(({ name }) => name).join(', ')}
        </span>
        <div className="row push">
          <SavedState editing={editing} />
          {editing.done.length > 0 && (
            <Button look="quiet" icon="undo" shortcut="Ctrl Z" onPress={() => onMove({ type: 'undo' })}>
              Undo
            </Button>
          )}
          {editing.undone.length > 0 && (
            <Button look="quiet" shortcut="Ctrl Y" onPress={() => onMove({ type: 'redo' })}>
              Redo
            </Button>
          )}
          {children}
        </div>
      </div>
      {onUnlock && (
        <Notice
          title="This draft is in review"
          actions={<Button onPress={onUnlock}>Edit it all the same</Button>}
        >
          An edit takes it back from review, and what reviewers said no longer counts.
        </Notice>
      )}
      <Failure editing={editing} onMove={onMove} />
    </div>
  );
};

const SavedState = ({ editing: { failure, waiting, sending, done } }: { editing: DraftEditing }) => {
  if (failure)
    return (
      <Badge tone="bad" icon="warning">
        not saved
      </Badge>
    );
  const busy = waiting.length + sending.length > 0;
  return (
    <span className="quiet" role="status">
      {busy ? 'Saving…' : done.length > 0 ? 'Saved' : ''}
    </span>
  );
};

/** Nothing that was written is thrown away unasked: after a failure the person chooses. */
const Failure = ({
  editing: { failure, waiting },
  onMove,
}: {
  editing: DraftEditing;
  onMove: (move: EditingMove) => void;
}) => {
  if (!failure) return null;
  const mine = waiting.length === 1 ? 'Your last edit' : `Your last ${waiting.length} edits`;
  return (
    <Notice
      tone="bad"
      live
      title={`${mine} could not be saved`}
      actions={
        <>
          <Button look="primary" onPress={() => onMove({ type: 'retry' })}>
            {failure.conflict ? 'Put mine on top of theirs' : 'Try again'}
          </Button>
          <Button onPress={() => onMove({ type: 'drop' })}>Drop mine</Button>
        </>
      }
    >
      {failure.message}
    </Notice>
  );
};
