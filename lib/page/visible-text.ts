import { Lines } from './lines.ts';
import { drawnChildren, drawnParent, isElement, isText, localName, textContent } from './native.ts';
import type { Onlooker } from './sight.ts';

/** What was taken from a part of the page. `hidden`: some of it cannot be seen, and was left out. */
export interface Taken {
  text: string;
  hidden: boolean;
  truncated: boolean;
}

/** What these hold is not text that a person reads: code, other documents, controls and their choices. */
const passedOver = new Set(
  (
    'script style template noscript iframe frame object embed canvas audio video svg math head title ' +
    'input select textarea button option datalist progress meter'
  ).split(' '),
);
const mostNodes = 20_000;
const mostDepth = 400;

class Taker {
  private readonly lines = new Lines();
  private hidden = false;
  private nodes = 0;
  private truncated = false;
  private readonly onlooker: Onlooker;
  private readonly mostCharacters: number;

  constructor(onlooker: Onlooker, mostCharacters: number) {
    this.onlooker = onlooker;
    this.mostCharacters = mostCharacters;
  }

  take(root: Element): Taken {
    this.inside(root, 0);
    return { text: this.lines.text.trim(), hidden: this.hidden, truncated: this.truncated };
  }

  private node(node: Node, depth: number): void {
    if (isText(node)) this.textNode(node);
    else if (isElement(node) && localName(node) === 'br') this.lines.newLine();
    else if (isElement(node) && !passedOver.has(localName(node))) this.inside(node, depth);
  }

  private textNode(text: Text): void {
    this.truncated ||= text.length > this.mostCharacters;
    if (text.data.trim() === '') this.lines.gap();
    else if (!this.onlooker.seesText(text)) this.hidden = true;
    else this.lines.add(text.data.slice(0, this.mostCharacters), keepsLines(text, this.onlooker));
  }

  private inside(element: Element, depth: number): void {
    const sight = this.onlooker.sightOf(element);
    if (sight === null) {
      this.hidden ||= (textContent(element) ?? '').trim() !== '';
      return;
    }
    const breaks = breaksAround(element, sight.style.display);
    this.lines.break(breaks);
    for (const child of drawnChildren(element)) {
      this.truncated ||=
        ++this.nodes > mostNodes || depth > mostDepth || this.lines.text.length > this.mostCharacters;
      if (this.truncated) return;
      this.node(child, depth + 1);
    }
    if (sight.style.display === 'table-cell') this.lines.gap();
    this.lines.break(breaks);
  }
}

const breaksAround = (element: Element, display: string): number => {
  if (localName(element) === 'p') return 2;
  return /^(inline|contents|ruby|table-cell|none)/.test(display) ? 0 : 1;
};

const keepsLines = (text: Text, onlooker: Onlooker): boolean => {
  const parent = drawnParent(text);
  const style = parent && onlooker.sightOf(parent)?.style;
  return style != null && /^(pre|break-spaces)/.test(style.whiteSpace);
};

/** The text of an element that a person can see, in lines, at most about so many characters. */
export const visibleText = (onlooker: Onlooker, element: Element, mostCharacters: number): Taken =>
  new Taker(onlooker, mostCharacters).take(element);
