import type { FieldPlan } from '../core/plan.ts';
import { type Look, lookAt, mostMessages, valuesOf } from './look.ts';
import type { ReadRefusal } from './messages.ts';

const pauseMs = 100;
const mostLooks = 20;

/** Equal for two looks that saw the same record with the same values. */
const keyOf = (look: Look | ReadRefusal): string =>
  typeof look === 'string' ? look : look.recordId + valuesOf(look);

/**
 * Looks until two looks, some time apart, see the same. One look is of one moment, and still a page that is just going
 * from one record to the next can show parts of both. A page that does not come to rest is not read.
 */
export const settledLook = async (document: Document, plan: FieldPlan): Promise<Look | ReadRefusal> => {
  let before = lookAt(document, plan, mostMessages);
  for (let looks = 1; looks < mostLooks; looks++) {
    await new Promise(resolve => setTimeout(resolve, pauseMs));
    const now = lookAt(document, plan, mostMessages);
    // A page that is still loading may show its id later.
    if (now !== 'not-confirmed' && keyOf(now) === keyOf(before)) return now;
    before = now;
  }
  return typeof before === 'string' ? before : 'unsettled';
};
