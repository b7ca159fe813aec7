import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { type DraftEditing, type EditingMove, movedEditing, startEditing } from './draft-editing.ts';
import type { PolicyDocument } from './policy-document.ts';

type SaveResult =
  | { ok: true; document: PolicyDocument; revision: number }
  /** `conflict` when somebody else changed the draft meanwhile. */
  | { ok: false; message: string; conflict: boolean };

/** Hands edits of exactly this revision to the backend. Never rejects. */
export type SaveEdits = (revision: number, edits: readonly PolicyEdit[]) => Promise<SaveResult>;

/** How long the hand must rest before what it wrote is sent, milliseconds. */
const restMs = 500;

/**
 * A draft that somebody writes in. It saves by itself, one request after the other, also when its view has been left:
 * what was written is lost only with the page, and `isUnsaved` says whether it would be.
 */
export const openDraftDesk = (document: PolicyDocument, revision: number, save: SaveEdits) => {
  let state = startEditing(document, revision);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const move = (by: EditingMove): void => {
    state = movedEditing(state, by);
    for (const listener of listeners) listener();
    schedule();
  };
  const schedule = () => {
    clearTimeout(timer);
    if (state.waiting.length > 0 && state.sending.length === 0 && !state.failure)
      timer = setTimeout(send, restMs);
  };
  const send = async () => {
    move({ type: 'send' });
    const result = await save(state.saved.revision, state.sending);
    move(result.ok ? { type: 'saved', ...result } : { type: 'failed', ...result });
  };
  return {
    state: (): DraftEditing => state,
    isUnsaved: () => state.waiting.length + state.sending.length > 0,
    move,
    /** Calls back after every move, until the function it returns is called. */
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
export type DraftDesk = ReturnType<typeof openDraftDesk>;
