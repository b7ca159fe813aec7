/** Something about a value, a record or a page that a person should look at. */
export const exceptionKinds = [
  'missing',
  'stale',
  'duplicated',
  'conflicting',
  'manual-override',
  /** The page does not show the record that it names, or names one that its system does not know. */
  'wrong-record',
  /** A field that readings of a site used to find is not found any more, or only by a fallback. */
  'broken-locator',
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export const exceptionStates = ['open', 'taken', 'resolved'] as const;
export type ExceptionState = (typeof exceptionStates)[number];

/** Legal moves. To take it once more moves the due time, or hands it to somebody else. */
const exceptionMoves: Record<ExceptionState, readonly ExceptionState[]> = {
  open: ['taken', 'resolved'],
  taken: ['taken', 'resolved'],
  resolved: [],
};

export const canMoveException = (from: ExceptionState, to: ExceptionState): boolean =>
  exceptionMoves[from].includes(to);

/** The resolution of an exception whose cause went away by itself. */
export const readsAgain = 'reads-again';
