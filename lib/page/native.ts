/**
 * A page can put its own elements in front of a node's properties: after `<form><input name="parentNode">` the form's
 * `parentNode` is that input, for our script too. Everything here goes through the prototypes, kept when the script
 * starts, which a page cannot reach.
 */
const { apply } = Reflect;
const prototypes = [Element, Node, Document].map(({ prototype }) => prototype);

type Members = Element &
  Pick<Document, 'documentElement' | 'defaultView' | 'createRange' | 'createTreeWalker'>;
type Native<T> = T extends (...args: infer A) => infer R ? (self: Node, ...args: A) => R : (self: Node) => T;

export const native = <K extends keyof Members>(name: K): Native<Members[K]> => {
  const owner = prototypes.find(prototype => Object.hasOwn(prototype, name));
  const { get, value } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
  return ((self: Node, ...args: unknown[]) => apply(get ?? value, self, args)) as Native<Members[K]>;
};

export const nodeType = native('nodeType');
export const firstChild = native('firstChild');
export const nextSibling = native('nextSibling');
export const parentNode = native('parentNode');
export const textContent = native('textContent');
export const isConnected = native('isConnected');

export const localName = native('localName');
export const shadowRoot = native('shadowRoot');
export const assignedSlot = native('assignedSlot');
export const scrollLeft = native('scrollLeft');
export const scrollTop = native('scrollTop');
export const attribute = native('getAttribute');
export const matches = native('matches');
export const closest = native('closest');
export const boundingBox = native('getBoundingClientRect');
export const hasBox = native('checkVisibility');
export const scrollIntoView = native('scrollIntoView');
export const animate = native('animate');

export const documentElement = native('documentElement');
export const defaultView = native('defaultView');
export const createRange = native('createRange');
export const createTreeWalker = native('createTreeWalker');

const selects = [Element, Document, DocumentFragment].map(({ prototype }) => prototype.querySelectorAll);
const selectingTypes = [1, 9, 11];

/** The elements under an element, document or shadow root that a CSS selector matches, in document order. */
export const selectAll = (root: Node, css: string): Element[] => {
  const select = selects[selectingTypes.indexOf(nodeType(root))];
  return Array.from(apply(select as ParentNode['querySelectorAll'], root, [css]));
};
