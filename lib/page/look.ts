import type { FieldPlan, PlannedField } from '../core/plan.ts';
import { liesIn, messageElements, type SeenConversation, seeConversation } from './conversation.ts';
import { LabelIndex } from './label-index.ts';
import { type Found, locateFirst, type Scene } from './locate.ts';
import type { ReadRefusal } from './messages.ts';
import { labelsOf } from './plan-locators.ts';
import { valueByPattern } from './plan-pattern.ts';
import { Onlooker } from './sight.ts';

export interface SeenField {
  field: PlannedField;
  found: Found | null;
  locator?: number;
  hidden: boolean;
}

/** The record as it stands on the page at one moment, unmasked. It never leaves the content script. */
export interface Look {
  recordId: string;
  fields: SeenField[];
  conversation: SeenConversation;
}

const longestId = 120;

/** Looks at the page as it is now: nothing on it can change until this has ended. */
export const sceneOf = (document: Document, plan: FieldPlan): { scene: Scene; items: Element[] } => {
  const items = plan.conversation ? messageElements(document, plan.conversation) : [];
  const skips = liesIn(new Set(items));
  const labels = new LabelIndex(document, labelsOf(plan), skips);
  return { scene: { root: document, onlooker: new Onlooker(document), labels, skips }, items };
};

/** The id of the record that the page's address names, or null. */
export const recordIdInAddress = (document: Document, plan: FieldPlan): string | null => {
  const { pathname, search } = document.location;
  const id = valueByPattern(plan.recordId.path, pathname + search);
  return id === '' || id.length > longestId ? null : id;
};

/** Whether the page shows this id where the plan expects it. */
export const isConfirmed = (scene: Scene, plan: FieldPlan, id: string): boolean => {
  const { confirm } = plan.recordId;
  if (confirm.length === 0) return true;
  const shown = locateFirst(scene, confirm).found?.text;
  return shown?.replace(/^#\s*/, '') === id;
};

export const lookAt = (document: Document, plan: FieldPlan): Look | ReadRefusal => {
  const recordId = recordIdInAddress(document, plan);
  if (recordId === null) return 'no-record';
  const { scene, items } = sceneOf(document, plan);
  if (!isConfirmed(scene, plan, recordId)) return 'not-confirmed';
  const fields = plan.fields.map(field => ({ field, ...locateFirst(scene, field.locators) }));
  const conversation = plan.conversation
    ? seeConversation(scene, items, plan.conversation)
    : { messages: [], leftOut: 0 };
  return { recordId, fields, conversation };
};
