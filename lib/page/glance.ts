import type { FieldPlan } from '../core/plan.ts';
import { type Look, lookAt } from './look.ts';
import type { ReadRefusal } from './messages.ts';
import { nearOf } from './places.ts';

/** Enough of a page to tell that its record has changed. */
export interface Glance {
  /** Empty when no record is shown. */
  record: string;
  /** The fields, the newest message and how many there are: cheap on a long conversation, too. */
  values: string;
  /** Whether these changes of the page are likely to have changed it. */
  isNear: (changes: MutationRecord[]) => boolean;
}

export const glanceOf = (document: Document, plan: FieldPlan, look: Look | ReadRefusal): Glance => {
  if (typeof look === 'string') return { record: '', values: '', isNear: () => true };
  const { recordId, fields, conversation, items } = look;
  const texts = fields.map(({ found }) => found?.text);
  return {
    record: recordId,
    values: JSON.stringify([texts, conversation.messages.at(-1), items.length]),
    isNear: nearOf(document, plan, look),
  };
};

export const glanceAt = (document: Document, plan: FieldPlan): Glance =>
  glanceOf(document, plan, lookAt(document, plan, 1));
