import {
  assignedSlot,
  firstChild,
  localName,
  nextSibling,
  nodeType,
  parentNode,
  shadowRoot,
} from './native.ts';

export const isElement = (node: Node | null | undefined): node is Element =>
  node != null && nodeType(node) === Node.ELEMENT_NODE;

export const isText = (node: Node | null): node is Text => node !== null && nodeType(node) === Node.TEXT_NODE;

export const childrenOf = (node: Node): Node[] => {
  const children: Node[] = [];
  for (let child = firstChild(node); child; child = nextSibling(child)) children.push(child);
  return children;
};

/** The nodes drawn inside an element: those of its open shadow root, those assigned to a slot, else its children. */
export const drawnChildren = (element: Element): Node[] => {
  const assigned = localName(element) === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
  return assigned.length > 0 ? assigned : childrenOf(shadowRoot(element) ?? element);
};

/** The element around a node as it is drawn: through slots and out of open shadow roots. Null at the top. */
export const drawnParent = (node: Node): Element | null => {
  const slot = isElement(node) ? assignedSlot(node) : isText(node) && node.assignedSlot;
  const parent = slot || parentNode(node);
  return isElement(parent) ? parent : ((parent as ShadowRoot | null)?.host ?? null);
};
