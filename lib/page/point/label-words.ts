import { isControl } from '../control.ts';
import { labelKey, type Spot } from '../label.ts';
import { attribute, firstChild, localName, native, parentNode, selectAll, textContent } from '../native.ts';
import { childrenOf, isElement, isText } from '../tree.ts';
import { asLabel, canBeLabel, longestWords } from './label-form.ts';
import { equivalents } from './target.ts';

const previousSibling = native('previousSibling');

/** Words that may be the label of a value, and how plainly the page says so. */
export interface LabelWords {
  words: string;
  /** Whether the page's own structure ties them to the value: a `<label>`, a term, the head of a row. */
  tied: boolean;
}

/** A row or a box of several texts is no label. */
const isOneText = (node: Node): boolean =>
  childrenOf(node).filter(child => isElement(child) && /\S/.test(textContent(child) ?? '')).length < 2;

export const textOf = (node: Node): string =>
  !isOneText(node) ? '' : asLabel((textContent(node) ?? '').slice(0, 3 * longestWords));

/** The nearest thing before a node that says something. */
export const nodeBefore = (node: Node): Node | null => {
  let at = previousSibling(node);
  while (at && (isText(at) || isElement(at)) && !/\S/.test(textContent(at) ?? '')) at = previousSibling(at);
  return at;
};

const tiedLabels = (element: Element): string[] => {
  const { labels } = element as HTMLInputElement;
  const fromLabels = isControl(element) && labels ? Array.from(labels, textOf) : [];
  const ids = (attribute(element, 'aria-labelledby') ?? '').split(/\s+/).filter(Boolean).slice(0, 4);
  const root = element.ownerDocument;
  const named = ids.flatMap(id => selectAll(root, `[id="${CSS.escape(id)}"]`).map(textOf));
  return [...fromLabels, ...named, asLabel(attribute(element, 'aria-label') ?? '')];
};

/** Words inside a `<label>` around a control, without the control's own. */
const wordsAround = (element: Element): string[] => {
  const parent = parentNode(element);
  if (!isElement(parent) || localName(parent) !== 'label') return [];
  return childrenOf(parent)
    .filter(child => child !== element)
    .map(textOf);
};

/** The head of the row, or the term, that a cell or description belongs to. */
const headOf = (element: Element): string[] => {
  const tag = localName(element);
  const previous = nodeBefore(element);
  if (tag === 'dd' && isElement(previous) && localName(previous) === 'dt') return [textOf(previous)];
  if (tag === 'td' && isElement(previous) && /^t[dh]$/.test(localName(previous))) return [textOf(previous)];
  return [];
};

/** `Status: Open` in one text. */
const leading = ({ text }: Spot, element: Element): string[] => {
  const first = text ?? firstChild(element);
  const [, words = ''] = (first && isText(first) && /^\s*([^:：\n]{1,60})[:：]/.exec(first.data)) || [];
  return [asLabel(words)];
};

const isShort = (words: string): boolean => words.split(' ').length <= 4;

/** What heads a record was written by somebody, and what heads a part of the page is about more than one value. */
const isHeading = (node: Node): boolean =>
  isElement(node) &&
  (/^(h1|header|legend|caption)$/.test(localName(node)) ||
    (localName(node) === 'h2' && textOf(node).split(' ').length > 2));

const mostLevels = 5;
const isBody = (node: Node): boolean => isElement(node) && localName(node) === 'body';

/** Words beside a value that may be its label, the likeliest first. They are only a guess until the reader's code has tried them. */
export const labelWordsFor = (spot: Spot): LabelWords[] => {
  const same = equivalents(spot);
  const tied = [...same.flatMap(tiedLabels), ...same.flatMap(wordsAround), ...same.flatMap(headOf)];
  const loose: string[] = leading(spot, spot.element);
  let node: Node | null = spot.text ?? spot.element;
  for (let level = 0; level < mostLevels && node && !isBody(node); level++) {
    const previous = nodeBefore(node);
    if (previous && !isHeading(previous)) loose.push(textOf(previous));
    node = parentNode(node);
    if (isElement(node)) tied.push(...headOf(node), asLabel(attribute(node, 'aria-label') ?? ''));
  }
  const seen = new Set<string>();
  const isNew = ({ words }: LabelWords): boolean => {
    const key = labelKey(words);
    return canBeLabel(words) && !seen.has(key) && seen.add(key) !== undefined;
  };
  return [
    ...tied.map(words => ({ words, tied: true })),
    ...loose.filter(isShort).map(words => ({ words, tied: false })),
  ].filter(isNew);
};
