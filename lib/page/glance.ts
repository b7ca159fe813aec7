import type { FieldPlan } from '../core/plan.ts';
import { seeConversation } from './conversation.ts';
import { locateFirst } from './locate.ts';
import { isConfirmed, recordIdInAddress, sceneOf } from './look.ts';

/** Enough of the page to tell that it has changed; much cheaper than a reading on a long conversation. */
export interface Glance {
  /** Null when no record is open, or the page does not confirm it. */
  recordId: string | null;
  values: string;
}

/** Looks at the fields, how many messages there are, and what the first and the last one say. */
export const glanceAt = (document: Document, plan: FieldPlan): Glance => {
  const id = recordIdInAddress(document, plan);
  const { scene, items } = sceneOf(document, plan);
  const recordId = id !== null && isConfirmed(scene, plan, id) ? id : null;
  const fields = plan.fields.map(field => locateFirst(scene, field.locators).found?.text ?? null);
  const ends = items.length > 1 ? [items[0], items.at(-1)] : items;
  const shown = plan.conversation
    ? seeConversation(
        scene,
        ends.filter(item => item !== undefined),
        plan.conversation,
      ).messages
    : [];
  return { recordId, values: JSON.stringify([fields, items.length, shown]) };
};
