import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { DraftBar } from '../../../components/policy/document/draft-bar.tsx';
import { PolicyWritingContext } from '../../../components/policy/document/policy-writing.tsx';
import { ProblemList } from '../../../components/policy/versions/problem-list.tsx';
import { useKeys } from '../../../components/ui/use-keys.ts';
import type { PolicyDraftDetail } from '../../../lib/contract/policy-drafts.ts';
import type { Me } from '../../../lib/contract/session.ts';
import { mendAddress, versionAddress } from '../rooms.ts';
import { Loaded } from './loaded.tsx';
import { useDraft, useVersion } from './queries.ts';
import type { DraftDesks } from './use-draft-desks.ts';
import { useGoTo } from './use-go-to.ts';

interface OpenDraftProps {
  me: Me;
  desks: DraftDesks;
  place: string | null;
  children: ReactNode;
}

/** A draft to write in. What is written saves itself. */
export const OpenDraft = ({ id, ...rest }: OpenDraftProps & { id: string }) => (
  <Loaded query={useDraft(rest.me, id)} label="The draft">
    {draft => <Desk {...rest} draft={draft} />}
  </Loaded>
);

/** Why nothing can be written, or null. An edit in review undoes the review, so it is asked for first. */
const whyLocked = (draft: PolicyDraftDetail, unlocked: boolean): string | null => {
  if (draft.refusals.edit !== null) return draft.refusals.edit;
  return draft.state === 'in-review' && !unlocked ? 'The draft is in review.' : null;
};

const Desk = ({ me, desks, place, draft, children }: OpenDraftProps & { draft: PolicyDraftDetail }) => {
  const desk = desks.deskOf(draft);
  const editing = useSyncExternalStore(desk.subscribe, desk.state);
  const base = useVersion(me, draft.baseVersion);
  const [unlocked, setUnlocked] = useState(false);
  const refused = whyLocked(draft, unlocked);
  useEffect(() => {
    desk.move({ type: 'loaded', document: draft.document, revision: draft.revision });
  }, [desk, draft]);
  useUndoKeys(refused === null ? desk.move : null);
  useGoTo(base.data ? place : null);
  const canUnlock = draft.refusals.edit === null && draft.state === 'in-review' && !unlocked;
  return (
    <>
      <DraftBar
        draft={draft}
        editing={editing}
        onMove={desk.move}
        onUnlock={canUnlock ? () => setUnlocked(true) : null}
      >
        <a href={versionAddress(draft.id)}>What changes, and review</a>
      </DraftBar>
      <ProblemList problems={draft.problems} addressOf={problem => mendAddress(draft.id, problem)} />
      <Loaded query={base} label="The version it changes">
        {version => (
          <PolicyWritingContext
            value={{
              document: editing.document,
              base: version.document,
              problems: draft.problems,
              refused,
              onEdit: (edits, typing) => desk.move({ type: 'edit', edits, ...(typing ? { typing } : {}) }),
            }}
          >
            {children}
          </PolicyWritingContext>
        )}
      </Loaded>
    </>
  );
};

const useUndoKeys = (move: ((by: { type: 'undo' | 'redo' }) => void) | null): void => {
  const undo = move ? () => move({ type: 'undo' }) : undefined;
  const redo = move ? () => move({ type: 'redo' }) : undefined;
  useKeys({ 'mod+z': undo, 'mod+y': redo, 'mod+Z': redo });
};
