import { attribute, closest, localName, nextSibling, parentNode, selectAll, textContent } from './native.ts';
import { childrenOf, isElement, isText } from './tree.ts';

/** Where a value may stand: an element, or loose text in one, from `from` on. */
export interface Spot {
  element: Element;
  text?: Text;
  from?: number;
}

/** More places than this are no answer, however few of them are visible. */
export const mostSpots = 100;
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

const at = (...elements: Element[]): Spot[] => elements.map(element => ({ element }));

/** A neighbour counts only behind a colon or alone with its label, so that columns of labels are not taken for values. */
const neighbour = (block: Node, next: Node | null): Spot[] => {
  const parent = parentNode(block) as Element;
  const isPaired = childrenOf(parent).filter(child => !isBlank(child)).length === 2;
  if (!isPaired && !/[:：]\s*$/.test(textContent(block) ?? '')) return [];
  if (isText(next)) return [{ element: parent, text: next }];
  return isElement(next) ? at(next) : [];
};

/** Where the value of a label may stand, given the text or element that says it: nowhere, or in one or more places. */
export const spotsBeside = (root: Document, label: Node, key: string): Spot[] => {
  const block = labelBlock(label, key);
  const element = isElement(block) ? block : (parentNode(block) as Element);
  const id = attribute(element, 'id');
  const named = id ? selectAll(root, `[aria-labelledby~="${CSS.escape(id)}"]`) : [];
  if (named.length > 0) return at(...named);
  const next = nextShown(block);
  // Beside the head of a column stands another head, and not a value.
  if (isA('td th', block)) return isA('td', next) ? at(next) : [];
  if (isA('dt', block)) return isA('dd', next) && !isA('dd', nextShown(next)) ? at(next) : [];
  const control = (closest(element, 'label') as HTMLLabelElement | null)?.control;
  return control ? at(control) : neighbour(block, next);
};
