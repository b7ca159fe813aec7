import type { FieldPlan } from '../core/plan.ts';
import { liesIn } from './conversation.ts';
import type { Look } from './look.ts';
import { createRange, isConnected } from './native.ts';
import { drawnParent, isElement, isText } from './tree.ts';

/** What lies around all messages. Around a single one there is room for a second, which may come in a box of its own. */
const around = (document: Document, items: Element[]): Element[] => {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [];
  const range = createRange(document);
  range.setStartBefore(first);
  range.setEndAfter(last);
  const common = range.commonAncestorContainer;
  return [first === last ? drawnParent(common) : common].filter(isElement);
};

/**
 * Tells whether changes of the page are likely to change what a look saw. Those elsewhere seldom do, unless something that
 * is planned was not there: it may come anywhere.
 */
export const nearOf = (
  document: Document,
  { conversation }: FieldPlan,
  { fields, confirmed, items }: Pick<Look, 'fields' | 'confirmed' | 'items'>,
): ((changes: MutationRecord[]) => boolean) => {
  const places = fields.map(({ found }) => found?.element);
  if (places.includes(undefined) || (conversation && items.length === 0)) return () => true;
  const known = [...places, confirmed, ...around(document, items)].filter(isElement);
  const lies = liesIn(known);
  const isNear = (target: Node): boolean => {
    if (isElement(target)) return lies(target);
    return !isText(target) || lies(drawnParent(target));
  };
  return changes =>
    known.some(place => !isConnected(place)) ||
    changes.some(({ type }) => type === 'attributes') ||
    [...new Set(changes.map(({ target }) => target))].some(isNear);
};
