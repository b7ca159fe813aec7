import type { Action } from './policy.ts';

/** What an undo of this change would do, in words for the person who decides. */
export const undoForecast = (undo: Action['undo'], base: string | null): string => {
  switch (undo) {
    case 'restore':
      return base === null ? 'Returns exactly: the field is emptied again.' : `Returns exactly to “${base}”.`;
    case 'correct':
      return 'Cannot be unsent. A correction can follow.';
    case 'none':
      return 'Cannot be undone.';
  }
};
