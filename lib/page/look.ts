import { findRecordId } from '../core/pattern.ts';
import type { FieldPlan, PlannedField } from '../core/plan.ts';
import { liesIn, outermost, type SeenConversation, seeConversation } from './conversation.ts';
import { indexLabels } from './label-index.ts';
import { type Answer, locateFirst, type Scene } from './locate.ts';
import type { ReadRefusal } from './messages.ts';
import { locatorsOf } from './plan-locators.ts';
import { Onlooker } from './sight.ts';

/** The record as it stands on the page at one moment, unmasked. It never leaves the content script. */
export interface Look {
  recordId: string;
  fields: (Answer & { field: PlannedField })[];
  conversation: SeenConversation;
  /** Where the record's id is shown, and the elements that hold one message each. */
  confirmed: Element | undefined;
  items: Element[];
}

export const mostMessages = 200;
export const longestId = 120;

/** The page as it is now, and the elements that hold one message each. Good until the page may change again. */
export const sceneOf = (
  root: Document,
  { conversation, ...plan }: FieldPlan,
): { scene: Scene; items: Element[] } => {
  const items = conversation ? outermost(root, conversation.item) : [];
  const skips = liesIn(items);
  const labels = indexLabels(
    root,
    locatorsOf(plan).flatMap(({ label }) => label ?? []),
    skips,
  );
  return { scene: { root, onlooker: new Onlooker(root), labels, skips }, items };
};

/** What the page shows of the record that its address names, with the newest messages; or why it shows none. */
export const lookAt = (document: Document, plan: FieldPlan, messages: number): Look | ReadRefusal => {
  const { pathname, search, hash } = document.location;
  const recordId = findRecordId(plan.recordId.path, pathname + search + hash);
  if (recordId === '' || recordId.length > longestId) return 'no-record';
  const { scene, items } = sceneOf(document, plan);
  const { confirm } = plan.recordId;
  const { found } = locateFirst(scene, confirm);
  if (confirm.length > 0 && found?.text.replace(/^#\s*/, '') !== recordId) return 'not-confirmed';
  return {
    recordId,
    fields: plan.fields.map(field => ({ field, ...locateFirst(scene, field.locators) })),
    conversation: plan.conversation
      ? seeConversation(scene, items, plan.conversation, messages)
      : { messages: [], leftOut: 0 },
    confirmed: found?.element,
    items,
  };
};

/** All that a look saw, except which record it was: equal texts mean that the page shows the same. */
export const valuesOf = ({ fields, conversation }: Look): string =>
  JSON.stringify([fields.map(({ found }) => found?.text), conversation]);
