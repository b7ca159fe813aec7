import type { FieldPlan } from '../core/plan.ts';
import { type Look, lookAt } from './look.ts';
import type { ReadRefusal } from './messages.ts';

const pauseMs = 100;
const mostLooks = 20;

/** All that a look saw, except which record it was: equal texts mean that the page shows the same. */
export const valuesOf = (look: Look): string =>
  JSON.stringify([look.fields.map(({ found }) => found?.text ?? null), look.conversation]);

const isSame = (one: Look, other: Look): boolean =>
  one.recordId === other.recordId && valuesOf(one) === valuesOf(other);

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, pauseMs));

/**
 * Looks until two looks, some time apart, see the same. One look is of one moment, and still a page that is just going
 * from one record to the next can show parts of both. A page that does not come to rest is not read.
 */
export const settledLook = async (document: Document, plan: FieldPlan): Promise<Look | ReadRefusal> => {
  let before = lookAt(document, plan);
  for (let looks = 1; looks < mostLooks; looks++) {
    await pause();
    const now = lookAt(document, plan);
    if (typeof now === 'object' && typeof before === 'object' && isSame(before, now)) return now;
    if (now === 'no-record' && before === 'no-record') return now;
    before = now;
  }
  return typeof before === 'string' ? before : 'unsettled';
};
