import { labelKey, longestLabel, mostSpots, type Spot, spotsBeside } from './label.ts';
import { attribute, createTreeWalker, parentNode, selectAll, textContent } from './native.ts';
import { isElement } from './tree.ts';

const isSame = (one: Spot, other: Spot): boolean =>
  one.element === other.element && one.text === other.text && one.from === other.from;

/**
 * Where the values of wanted labels stand, by label key. One pass over the page serves a whole plan. Nothing inside
 * elements that `skips` names counts as a label: they hold strangers' text.
 */
export const indexLabels = (
  document: Document,
  labels: string[],
  skips: (element: Element) => boolean,
): Map<string, Spot[]> => {
  const found = new Map(labels.map(label => [labelKey(label), [] as Spot[]]));

  const add = (key: string, label: Node, spots: () => Spot[]): void => {
    const known = found.get(key);
    const element = isElement(label) ? label : parentNode(label);
    if (!known || known.length > mostSpots || !isElement(element) || skips(element)) return;
    known.push(...spots().filter(spot => !known.some(other => isSame(spot, other))));
  };
  const addLabel = (label: Node, key: string): void =>
    add(key, label, () => spotsBeside(document, label, key));

  // One search tells most texts of a large page apart from labels, without taking each of them to pieces.
  const wanted = labels.map(label => label.replace(/[^\p{L}\p{N}\s]/gu, '\\$&').replace(/\s+/g, '\\s+'));
  const form = new RegExp(`^\\s*(${wanted.join('|')})[\\s*]*(?:[:：]|$)`, 'i');
  const addText = (text: Text): void => {
    const [before, label = ''] = form.exec(text.data) ?? [];
    if (before === undefined) return;
    const element = parentNode(text) as Element;
    const from = before.length;
    if (/\S/.test(text.data.slice(from))) add(labelKey(label), text, () => [{ element, text, from }]);
    else addLabel(text, labelKey(label));
  };

  if (found.size === 0) return found;
  const walker = createTreeWalker(document, document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) addText(walker.currentNode as Text);
  // A label may be put together from several pieces: `<label>Sta<b>tus</b></label>`.
  for (const element of selectAll(document, 'label, th, dt'))
    addLabel(element, labelKey((textContent(element) ?? '').slice(0, longestLabel)));
  for (const element of selectAll(document, '[aria-label]')) {
    add(labelKey(attribute(element, 'aria-label') ?? ''), element, () => [{ element }]);
  }
  return found;
};
