import { Lines } from './lines.ts';
import { localName, textContent } from './native.ts';
import type { Onlooker } from './sight.ts';
import { drawnChildren, drawnParent, isElement, isText } from './tree.ts';

/** What was taken from a part of the page. `hidden`: some of it cannot be seen, and was left out. */
export interface Taken {
  text: string;
  hidden: boolean;
  truncated: boolean;
}

/** So much is taken of one value: a little more than is kept, so that nothing sensitive lies across the end. */
export const mostTaken = 20_500;
const mostNodes = 20_000;
const mostDepth = 400;

/** What these hold is not text that a person reads: code, other documents, controls and their choices. */
const passedOver =
  /^(script|style|template|noscript|i?frame|object|embed|canvas|audio|video|svg|math|head|title|input|select|textarea|button|datalist|progress|meter)$/;

const breaksAround = (element: Element, display: string): number =>
  localName(element) === 'p' ? 2 : /^(inline|contents|ruby|table-cell)/.test(display) ? 0 : 1;

/** The text of an element that a person can see, in lines. */
export const visibleText = (onlooker: Onlooker, root: Element): Taken => {
  const lines = new Lines();
  let nodes = 0;
  let hidden = false;
  let truncated = false;

  const takeText = (text: Text): void => {
    const { style } = onlooker.sightOf(drawnParent(text) ?? root) ?? {};
    if (!/\S/.test(text.data)) lines.gap();
    else if (!onlooker.seesText(text)) hidden = true;
    else lines.add(text.data.slice(0, mostTaken + 1), /^(pre|break)/.test(style?.whiteSpace ?? ''));
  };

  const takeElement = (element: Element, depth: number): void => {
    const display = onlooker.sightOf(element)?.style.display;
    if (display === undefined) {
      hidden ||= /\S/.test(textContent(element) ?? '');
      return;
    }
    lines.break(breaksAround(element, display));
    for (const child of drawnChildren(element)) {
      truncated ||= ++nodes > mostNodes || depth > mostDepth || lines.text.length > mostTaken;
      if (truncated) return;
      if (isText(child)) takeText(child);
      else if (isElement(child)) takeChild(child, depth + 1);
    }
    if (display === 'table-cell') lines.gap();
    lines.break(breaksAround(element, display));
  };

  const takeChild = (element: Element, depth: number): void => {
    const name = localName(element);
    if (name === 'br') lines.newLine();
    else if (!passedOver.test(name)) takeElement(element, depth);
  };

  takeElement(root, 0);
  return { text: lines.text.trim(), hidden, truncated: truncated || lines.text.length > mostTaken };
};
