import { isClosedControl, isControl } from '../control.ts';
import type { Spot } from '../label.ts';
import { createTreeWalker, localName, shadowRoot } from '../native.ts';
import { Onlooker } from '../sight.ts';
import { childrenOf, drawnChildren, drawnParent, isElement, isText } from '../tree.ts';
import type { Overlay } from './overlay.ts';
import { meantBy, spotIn } from './target.ts';

const elementsFromPoint = Document.prototype.elementsFromPoint;
const shadowElementsFromPoint = ShadowRoot.prototype.elementsFromPoint;
const deepestShadow = 20;

/** The element at a place of the window, under the overlay, through open shadow roots. */
export const elementAt = (document: Document, x: number, y: number, overlay: Overlay): Element | null => {
  let [found = null] = elementsFromPoint.call(document, x, y).filter(element => !overlay.is(element));
  for (let depth = 0; found && depth < deepestShadow; depth++) {
    const root = shadowRoot(found);
    const [inner] = root
      ? shadowElementsFromPoint.call(root, x, y).filter(element => !overlay.is(element))
      : [];
    if (!inner || inner === found || drawnParent(inner) === null) break;
    found = inner;
  }
  return found && /^(html|body)$/.test(localName(found)) ? null : found;
};

const says = (node: Node): node is Text => isText(node) && /\S/.test(node.data);

/** The loose text of an element at a place, where other elements stand beside it. */
const looseTextAt = (element: Element, x: number, y: number): Text | undefined => {
  const children = childrenOf(element);
  if (!children.some(isElement)) return undefined;
  const range = element.ownerDocument.createRange();
  return children.filter(says).find(text => {
    range.selectNode(text);
    return Array.from(range.getClientRects()).some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  });
};

/** What a person means who points here; null where nothing but the page itself is. */
export const aimAt = (document: Document, x: number, y: number, overlay: Overlay): Spot | null => {
  const element = elementAt(document, x, y, overlay);
  if (!element) return null;
  const meant = meantBy(element);
  return spotIn(meant, meant === element ? looseTextAt(element, x, y) : undefined);
};

const isReadable = (element: Element): boolean =>
  isControl(element) ? !isClosedControl(element) : childrenOf(element).some(says);

const mostSteps = 5_000;

/** The next or previous value that can be seen, in the order of the page. */
const neighbour = (
  document: Document,
  { element }: Spot,
  direction: 'next' | 'previous',
  overlay: Overlay,
): Spot | null => {
  const onlooker = new Onlooker(document);
  const walker = createTreeWalker(document, document, NodeFilter.SHOW_ELEMENT);
  walker.currentNode = element;
  for (let steps = 0; steps < mostSteps; steps++) {
    const node = direction === 'next' ? walker.nextNode() : walker.previousNode();
    if (!isElement(node)) return null;
    if (
      !overlay.is(node) &&
      !/^(option|script|style|title)$/.test(localName(node)) &&
      isReadable(node) &&
      onlooker.seesBox(node)
    )
      return spotIn(meantBy(node));
  }
  return null;
};

/** Where the arrow keys lead from a place: outwards, inwards, to the value before or after; null where nothing is. */
export const step = (document: Document, from: Spot, key: string, overlay: Overlay): Spot | null => {
  const isBelowBody = (element: Element | null): element is Element =>
    element !== null && !/^(html|body)$/.test(localName(element));
  const parent = from.text ? from.element : drawnParent(from.element);
  const inner = drawnChildren(from.element).find(isElement);
  switch (key) {
    case 'ArrowUp':
      return isBelowBody(parent) ? { element: parent } : null;
    case 'ArrowDown':
      return inner ? spotIn(meantBy(inner)) : null;
    case 'ArrowRight':
      return neighbour(document, from, 'next', overlay);
    case 'ArrowLeft':
      return neighbour(document, from, 'previous', overlay);
    default:
      return null;
  }
};
