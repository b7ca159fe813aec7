import {
  attribute,
  childrenOf,
  closest,
  isElement,
  isText,
  localName,
  nextSibling,
  parentNode,
  selectAll,
  textContent,
} from './native.ts';

/** Where a value may stand: an element, or loose text in one, from `from` on. */
export interface Spot {
  element: Element;
  text?: Text;
  from?: number;
}

export const longestLabel = 90;

/** The form in which labels are compared: one space, no colon or asterisk at the end, lower case. */
export const labelKey = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\s:：*]+$/, '')
    .trim()
    .toLowerCase();

const saysOnly = (node: Node, key: string): boolean => {
  const text = textContent(node) ?? '';
  return text.length <= 2 * longestLabel && labelKey(text) === key;
};

/** The largest element around a label's text that says nothing else. */
const labelBlock = (label: Node, key: string): Node => {
  let block = label;
  for (
    let parent = parentNode(label);
    isElement(parent) && saysOnly(parent, key);
    parent = parentNode(parent)
  ) {
    block = parent;
  }
  return block;
};

const isBlank = (node: Node): boolean =>
  isText(node) ? node.data.trim() === '' : !isElement(node) || localName(node) === 'br';

const nextShown = (node: Node): Node | null => {
  let next = nextSibling(node);
  while (next !== null && isBlank(next)) next = nextSibling(next);
  return next;
};

const asSpot = (node: Node | null): Spot[] => {
  if (isElement(node)) return [{ element: node }];
  const parent = node && parentNode(node);
  return isText(node) && isElement(parent) ? [{ element: parent, text: node }] : [];
};

const isCell = (node: Node | null): node is Element => isElement(node) && /^t[dh]$/.test(localName(node));

/** The cell beside a label; or, for a column's head, the cell below when the table has one row only. */
const besideCell = (cell: HTMLTableCellElement): Spot[] => {
  const next = cell.nextElementSibling;
  if (isElement(next) && localName(next) === 'td') return [{ element: next }];
  const table = closest(cell, 'table') as HTMLTableElement | null;
  const rows = Array.from(table?.rows ?? []).filter(row => row.querySelector('td') !== null);
  const below = rows.length === 1 ? rows[0]?.cells[cell.cellIndex] : undefined;
  return below && localName(cell) === 'th' && localName(below) === 'td' ? [{ element: below }] : [];
};

const definition = (term: Element): Spot[] => {
  const next = term.nextElementSibling;
  if (next === null || localName(next) !== 'dd') return [];
  const after = next.nextElementSibling;
  return after !== null && localName(after) === 'dd' ? [] : [{ element: next }];
};

const named = (root: Document, element: Element): Spot[] => {
  const id = attribute(element, 'id');
  if (!id) return [];
  return selectAll(root, `[aria-labelledby~="${CSS.escape(id)}"]`).map(labelled => ({ element: labelled }));
};

/** A neighbour counts only beside a colon or alone with its label, so that columns of labels are not taken for values. */
const neighbour = (block: Node): Spot[] => {
  const next = nextShown(block);
  if (next === null) return [];
  const parent = parentNode(block);
  const children = parent ? childrenOf(parent).filter(child => !isBlank(child)) : [];
  const hasColon = /[:：]\s*$/.test(textContent(block) ?? '');
  return hasColon || children.length === 2 ? asSpot(next) : [];
};

/** Where the value of a label stands, given the text or element that says it: nowhere, or one or more places. */
export const spotsBeside = (root: Document, label: Node, key: string): Spot[] => {
  const block = labelBlock(label, key);
  const element = isElement(block) ? block : parentNode(block);
  if (!isElement(element)) return [];
  const byId = named(root, element);
  if (byId.length > 0) return byId;
  if (isElement(block)) {
    if (isCell(block)) return besideCell(block as HTMLTableCellElement);
    if (localName(block) === 'dt') return definition(block);
  }
  const around = closest(element, 'label') as HTMLLabelElement | null;
  if (around?.control) return [{ element: around.control }];
  return neighbour(block);
};
