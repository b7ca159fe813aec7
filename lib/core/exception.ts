import type { Policy, Right } from './policy.ts';

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

const lookAfterSites = [
  'author-policy',
  'review-policy',
  'publish-policy',
] as const satisfies readonly Right[];

/** The rights of which one is needed to take or resolve an exception of this kind. The right to audit sees all of them. */
export const resolvingRights = (kind: ExceptionKind): readonly Right[] =>
  kind === 'broken-locator' ? lookAfterSites : ['decide'];

/** All rights with which some kind of exception can be resolved. */
export const anyResolvingRight = ['decide', ...lookAfterSites] as const satisfies readonly Right[];

/** Why an exception is over, where the policy lists no reasons of its own. */
export const usualReasons: Record<string, string> = {
  corrected: 'The value was corrected in the system that owns it',
  'as-it-should-be': 'It is right as it is',
  repaired: 'The site map was repaired',
  other: 'Another reason, see the note',
};

/** Codes and titles of the reasons for which a person may resolve an exception. */
export const exceptionReasons = ({ reasonCodes }: Pick<Policy, 'reasonCodes'>): Record<string, string> =>
  Object.keys(reasonCodes.exception).length > 0 ? reasonCodes.exception : usualReasons;
