import { labelKey, longestLabel, type Spot, spotsBeside } from './label.ts';
import { attribute, createTreeWalker, parentNode, selectAll, textContent } from './native.ts';
import { isElement } from './tree.ts';

const mostTexts = 200_000;

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
    if (!known || !isElement(element) || skips(element)) return;
    known.push(...spots().filter(spot => !known.some(other => isSame(spot, other))));
  };
  const addLabel = (label: Node, key: string): void =>
    add(key, label, () => spotsBeside(document, label, key));

  const addText = (text: Text): void => {
    const head = text.data.slice(0, longestLabel);
    const [before = '', behind] = head.split(/[:：]/, 2);
    if (behind !== undefined && /\S/.test(text.data.slice(before.length + 1))) {
      const element = parentNode(text) as Element;
      add(labelKey(before), text, () => [{ element, text, from: before.length + 1 }]);
    } else if (head.length === text.length) addLabel(text, labelKey(before));
  };

  if (found.size === 0) return found;
  const walker = createTreeWalker(document, document, NodeFilter.SHOW_TEXT);
  for (let left = mostTexts; left > 0 && walker.nextNode(); left--) {
    const text = walker.currentNode as Text;
    if (/\S/.test(text.data)) addText(text);
  }
  // A label may be put together from several pieces: `<label>Sta<b>tus</b></label>`.
  for (const element of selectAll(document, 'label, th, dt'))
    addLabel(element, labelKey((textContent(element) ?? '').slice(0, longestLabel)));
  for (const element of selectAll(document, '[aria-label]')) {
    add(labelKey(attribute(element, 'aria-label') ?? ''), element, () => [{ element }]);
  }
  return found;
};
