/**
 * A page can put its own elements in front of a node's properties: after `<form><input name="parentNode">` the form's
 * `parentNode` is that input, for our script too. Everything here goes through the prototypes, kept when the script
 * starts, which a page cannot reach.
 */
const { apply } = Reflect;

const property = <P extends object, K extends keyof P>(prototype: P, name: K): ((self: P) => P[K]) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new TypeError(`no such property: ${String(name)}`);
  return self => apply(get, self, []);
};

const method =
  <P, A extends unknown[], R>(own: (this: P, ...args: A) => R): ((self: P, ...args: A) => R) =>
  (self, ...args) =>
    apply(own, self, args);

export const nodeType = property(Node.prototype, 'nodeType');
export const firstChild = property(Node.prototype, 'firstChild');
export const nextSibling = property(Node.prototype, 'nextSibling');
export const parentNode = property(Node.prototype, 'parentNode');
export const textContent = property(Node.prototype, 'textContent');
export const isConnected = property(Node.prototype, 'isConnected');

export const localName = property(Element.prototype, 'localName');
export const shadowRoot = property(Element.prototype, 'shadowRoot');
export const assignedSlot = property(Element.prototype, 'assignedSlot');
export const scrollLeft = property(Element.prototype, 'scrollLeft');
export const scrollTop = property(Element.prototype, 'scrollTop');
export const attribute = method(Element.prototype.getAttribute);
export const matches = method<Element, [string], boolean>(Element.prototype.matches);
export const closest = method<Element, [string], Element | null>(Element.prototype.closest);
export const boundingBox = method(Element.prototype.getBoundingClientRect);
export const hasBox = method(Element.prototype.checkVisibility);
export const scrollTo = method(Element.prototype.scrollIntoView);
export const animate = method(Element.prototype.animate);

export const documentElement = property(Document.prototype, 'documentElement');
export const createRange = method(Document.prototype.createRange);
export const createTreeWalker = method(Document.prototype.createTreeWalker);

const selectIn = {
  [Node.ELEMENT_NODE]: Element.prototype.querySelectorAll,
  [Node.DOCUMENT_NODE]: Document.prototype.querySelectorAll,
  [Node.DOCUMENT_FRAGMENT_NODE]: DocumentFragment.prototype.querySelectorAll,
};

/** The elements under a document, element or shadow root that a CSS selector matches, in document order. */
export const selectAll = (root: Node, css: string): Element[] => {
  const query = selectIn[nodeType(root) as keyof typeof selectIn];
  return query === undefined ? [] : Array.from(apply(query, root, [css]) as NodeListOf<Element>);
};

export const isElement = (node: Node | null): node is Element =>
  node !== null && nodeType(node) === Node.ELEMENT_NODE;

export const isText = (node: Node | null): node is Text => node !== null && nodeType(node) === Node.TEXT_NODE;

/** The element around a node as it is drawn: through slots and out of open shadow roots. Null at the top. */
export const drawnParent = (node: Node): Element | null => {
  const slot = isElement(node) ? assignedSlot(node) : isText(node) ? node.assignedSlot : null;
  const parent = slot ?? parentNode(node);
  if (isElement(parent)) return parent;
  return parent !== null && nodeType(parent) === Node.DOCUMENT_FRAGMENT_NODE
    ? ((parent as ShadowRoot).host ?? null)
    : null;
};

export const childrenOf = (node: Node): Node[] => {
  const children: Node[] = [];
  for (let child = firstChild(node); child; child = nextSibling(child)) children.push(child);
  return children;
};

/** The nodes drawn inside an element: those of its open shadow root, those assigned to a slot, else its children. */
export const drawnChildren = (element: Element): Node[] => {
  if (localName(element) === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return childrenOf(shadowRoot(element) ?? element);
};
