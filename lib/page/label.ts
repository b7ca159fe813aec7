import { attribute, closest, localName, nextSibling, parentNode, selectAll, textContent } from './native.ts';
import { childrenOf, isElement, isText } from './tree.ts';

/** Where a value may stand: an element, or loose text in one, from `from` on. */
export interface Spot {
  element: Element;
  text?: Text;
  from?: number;
}

export const longestLabel = 90;

/** The form in which labels are compared: single spaces, no colon or asterisk at the end, lower case. */
export const labelKey = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[ :：*]+$/, '')
    .trim()
    .toLowerCase();

const saysOnly = (node: Node, key: string): boolean =>
  labelKey((textContent(node) ?? '').slice(0, 2 * longestLabel)) === key;

/** The largest part of the page around a label that says nothing else. */
const labelBlock = (label: Node, key: string): Node => {
  const parent = parentNode(label);
  return isElement(parent) && saysOnly(parent, key) ? labelBlock(parent, key) : label;
};

const isBlank = (node: Node): boolean =>
  isText(node) ? !/\S/.test(node.data) : !isElement(node) || localName(node) === 'br';

const nextShown = (node: Node): Node | null => {
  const next = nextSibling(node);
  return next && isBlank(next) ? nextShown(next) : next;
};

const isA = (names: string, node: Node | null | undefined): node is Element =>
  isElement(node) && names.split(' ').includes(localName(node));

/** The cell beside a label. The cell beside a column's head is another head, and not a value. */
const besideCell = (cell: Element): Element | undefined => {
  const next = nextShown(cell);
  return isA('td', next) ? next : undefined;
};

/** The one definition of a term. */
const besideTerm = (term: Element): Element | undefined => {
  const next = nextShown(term);
  return isA('dd', next) && !isA('dd', nextShown(next)) ? next : undefined;
};

/** A neighbour counts only behind a colon or alone with its label, so that columns of labels are not taken for values. */
const neighbour = (block: Node): Spot | undefined => {
  const next = nextShown(block);
  const parent = parentNode(block);
  const isPaired =
    /[:：]\s*$/.test(textContent(block) ?? '') ||
    childrenOf(parent ?? block).filter(child => !isBlank(child)).length === 2;
  if (!isPaired || !isElement(parent)) return undefined;
  if (isText(next)) return { element: parent, text: next };
  return isElement(next) ? { element: next } : undefined;
};

/** Where the value of a label may stand, given the text or element that says it: nowhere, or in one or more places. */
export const spotsBeside = (root: Document, label: Node, key: string): Spot[] => {
  const block = labelBlock(label, key);
  const element = isElement(block) ? block : (parentNode(block) as Element);
  const id = attribute(element, 'id');
  const named = id ? selectAll(root, `[aria-labelledby~="${CSS.escape(id)}"]`) : [];
  if (named.length > 0) return named.map(value => ({ element: value }));
  const beside = isA('td th', block)
    ? besideCell(block)
    : isA('dt', block)
      ? besideTerm(block)
      : (closest(element, 'label') as HTMLLabelElement | null)?.control;
  if (beside) return [{ element: beside }];
  return [isA('td th dt', block) ? undefined : neighbour(block)].filter(spot => spot !== undefined);
};
