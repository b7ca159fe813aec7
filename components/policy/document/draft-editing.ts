import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { applyEdits, inverseEdits } from './apply-edits.ts';
import { type PolicyDocument, samePath } from './policy-document.ts';

/** What one hand movement did: it is undone and redone as one. */
interface Step {
  edits: readonly PolicyEdit[];
  inverse: readonly PolicyEdit[];
}

/** A draft while somebody writes in it: what the backend has, what is on its way there, and what still waits. */
export interface DraftEditing {
  saved: { document: PolicyDocument; revision: number };
  /** As shown: what the backend has with everything that is on its way or waits. */
  document: PolicyDocument;
  waiting: readonly PolicyEdit[];
  sending: readonly PolicyEdit[];
  done: readonly Step[];
  undone: readonly Step[];
  /** Why the last edits could not be saved. They are kept, and nothing more is sent until the person chooses. */
  failure: { message: string; conflict: boolean } | null;
}

export type EditingMove =
  | { type: 'edit'; edits: readonly PolicyEdit[]; typing?: boolean }
  | { type: 'undo' | 'redo' | 'send' | 'retry' | 'drop' }
  | { type: 'saved' | 'loaded'; document: PolicyDocument; revision: number }
  | { type: 'failed'; message: string; conflict: boolean };

export const startEditing = (document: PolicyDocument, revision: number): DraftEditing => ({
  saved: { document, revision },
  document,
  waiting: [],
  sending: [],
  done: [],
  undone: [],
  failure: null,
});

/** Letters typed one after another into the same place travel and undo as one. */
const continues = (last: readonly PolicyEdit[] | undefined, edits: readonly PolicyEdit[]): boolean => {
  const [before] = last?.length === 1 ? last : [];
  const [next] = edits.length === 1 ? edits : [];
  return before !== undefined && next !== undefined && samePath(before.path, next.path);
};

const queue = (waiting: readonly PolicyEdit[], edits: readonly PolicyEdit[]): PolicyEdit[] =>
  continues(waiting.slice(-1), edits) ? [...waiting.slice(0, -1), ...edits] : [...waiting, ...edits];

const edited = (state: DraftEditing, edits: readonly PolicyEdit[]): DraftEditing => ({
  ...state,
  document: applyEdits(state.document, edits),
  waiting: queue(state.waiting, edits),
});

const withStep = (state: DraftEditing, edits: readonly PolicyEdit[], typing: boolean): DraftEditing => {
  const last = state.done.at(-1);
  const joined = typing && last !== undefined && continues(last.edits, edits);
  const inverse = joined ? last.inverse : inverseEdits(state.document, edits);
  const earlier = joined ? state.done.slice(0, -1) : state.done;
  return { ...edited(state, edits), done: [...earlier, { edits, inverse }], undone: [] };
};

const undo = (state: DraftEditing): DraftEditing => {
  const step = state.done.at(-1);
  if (!step) return state;
  return { ...edited(state, step.inverse), done: state.done.slice(0, -1), undone: [...state.undone, step] };
};

const redo = (state: DraftEditing): DraftEditing => {
  const step = state.undone.at(-1);
  if (!step) return state;
  return { ...edited(state, step.edits), done: [...state.done, step], undone: state.undone.slice(0, -1) };
};

/** Somebody else's revision: shown at once where nothing of one's own waits, else left for the conflict to show. */
const loaded = (state: DraftEditing, document: PolicyDocument, revision: number): DraftEditing => {
  if (revision <= state.saved.revision) return state;
  const own = [...state.sending, ...state.waiting];
  if (own.length === 0) return startEditing(document, revision);
  if (!state.failure?.conflict) return state;
  return {
    ...state,
    saved: { document, revision },
    document: applyEdits(document, own),
    done: [],
    undone: [],
  };
};

/** How many edits one request may carry. */
const batch = 5000;

export const movedEditing = (state: DraftEditing, move: EditingMove): DraftEditing => {
  switch (move.type) {
    case 'edit':
      return move.edits.length === 0 ? state : withStep(state, move.edits, move.typing ?? false);
    case 'undo':
      return undo(state);
    case 'redo':
      return redo(state);
    case 'send':
      return { ...state, sending: state.waiting.slice(0, batch), waiting: state.waiting.slice(batch) };
    case 'saved': {
      const { document, revision } = move;
      return {
        ...state,
        saved: { document, revision },
        document: applyEdits(document, state.waiting),
        sending: [],
      };
    }
    case 'failed':
      return {
        ...state,
        waiting: [...state.sending, ...state.waiting],
        sending: [],
        failure: { message: move.message, conflict: move.conflict },
      };
    case 'loaded':
      return loaded(state, move.document, move.revision);
    case 'retry':
      return { ...state, failure: null };
    case 'drop':
      return startEditing(state.saved.document, state.saved.revision);
  }
};
