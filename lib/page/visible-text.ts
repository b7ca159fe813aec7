import { localName, textContent } from './native.ts';
import type { Onlooker } from './sight.ts';
import { drawnChildren, isElement, isText } from './tree.ts';

/** What was taken from a part of the page. `hidden`: some of it cannot be seen, and was left out. */
export interface Taken {
  text: string;
  hidden: boolean;
  truncated: boolean;
}

/** So much is taken of one value: a little more than is kept, so that nothing sensitive lies across the end. */
const mostTaken = 20_500;
const mostNodes = 20_000;
const mostDepth = 400;

/** What these hold is not text that a person reads there: code, controls and their choices, what stands in for a picture. */
const passedOver = /^(script|style|template|noscript|select|textarea|button|svg|canvas)$/;

// While text is collected, these ask for at least one line break, or for an empty line.
const lineEnd = '\v';
const paragraphEnd = '\f';

const breakAround = (element: Element, display: string): string => {
  if (localName(element) === 'p') return paragraphEnd;
  if (display === 'table-cell') return ' ';
  return /^(inline|contents|ruby)/.test(display) ? '' : lineEnd;
};

const asLines = (collected: string): string =>
  collected
    .replace(/ +/g, ' ')
    .replace(/[ \n\v\f]*[\n\v\f][ \n\v\f]*/g, gap => {
      const written = gap.split('\n').length - 1;
      return '\n'.repeat(Math.max(written, gap.includes(paragraphEnd) ? 2 : 1));
    })
    .trim();

/** The text of an element that a person can see, in lines. */
export const visibleText = (onlooker: Onlooker, root: Element): Taken => {
  let collected = '';
  let nodes = 0;
  let hidden = false;
  let truncated = false;

  const takeText = (text: Text, whiteSpace: string): void => {
    const spaces = /^(pre|break)/.test(whiteSpace) ? /[^\S\n]+/g : /\s+/g;
    if (/\S/.test(text.data) && !onlooker.seesText(text)) hidden = true;
    else collected += text.data.slice(0, mostTaken).replace(spaces, ' ');
  };

  const takeElement = (element: Element, depth: number): void => {
    const style = onlooker.sightOf(element)?.style;
    if (style === undefined) {
      hidden ||= /\S/.test(textContent(element) ?? '');
      return;
    }
    const around = breakAround(element, style.display);
    collected += around;
    for (const child of drawnChildren(element)) {
      truncated ||= ++nodes > mostNodes || depth > mostDepth || collected.length > mostTaken;
      if (truncated) return;
      if (isText(child)) takeText(child, style.whiteSpace);
      else if (isElement(child) && localName(child) === 'br') collected += '\n';
      else if (isElement(child) && !passedOver.test(localName(child))) takeElement(child, depth + 1);
    }
    collected += around;
  };

  takeElement(root, 0);
  return { text: asLines(collected), hidden, truncated };
};
