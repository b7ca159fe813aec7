import { labelKey, longestLabel, type Spot, spotsBeside } from './label.ts';
import { attribute, createTreeWalker, isElement, parentNode, selectAll, textContent } from './native.ts';

const mostTexts = 200_000;
/** Their label may be put together from several pieces, such as `<label>Sta<b>tus</b></label>`. */
const labelElements = 'label, th, dt';

/** Where the values of wanted labels stand. One pass over the page serves a whole plan. */
export class LabelIndex {
  private readonly document: Document;
  private readonly wanted: Set<string>;
  private readonly skips: (element: Element) => boolean;
  private readonly found = new Map<string, Spot[]>();

  /** `skips` says which elements hold strangers' text, in which nothing counts as a label. */
  constructor(document: Document, labels: string[], skips: (element: Element) => boolean) {
    this.document = document;
    this.wanted = new Set(labels.map(labelKey));
    this.skips = skips;
    if (this.wanted.size === 0) return;
    this.searchTexts();
    this.searchElements();
  }

  spots(label: string): Spot[] {
    return this.found.get(labelKey(label)) ?? [];
  }

  private searchTexts(): void {
    const walker = createTreeWalker(this.document, this.document, NodeFilter.SHOW_TEXT);
    for (let seen = 0; seen < mostTexts; seen++) {
      const text = walker.nextNode() as Text | null;
      if (text === null) return;
      this.consider(text);
    }
  }

  private consider(text: Text): void {
    const head = text.data.slice(0, longestLabel);
    const colon = head.search(/[:：]/);
    if (colon < 0 && (text.length > longestLabel || !/\S/.test(head))) return;
    const whole = labelKey(head);
    if (text.length <= longestLabel && this.wanted.has(whole)) {
      this.add(whole, text, () => spotsBeside(this.document, text, whole));
      return;
    }
    const key = labelKey(head.slice(0, Math.max(colon, 0)));
    const element = parentNode(text);
    if (this.wanted.has(key) && isElement(element))
      this.add(key, text, () => [{ element, text, from: colon + 1 }]);
  }

  private searchElements(): void {
    for (const element of selectAll(this.document, labelElements)) {
      const key = labelKey((textContent(element) ?? '').slice(0, 2 * longestLabel));
      if (this.wanted.has(key)) this.add(key, element, () => spotsBeside(this.document, element, key));
    }
    for (const element of selectAll(this.document, '[aria-label]')) {
      const key = labelKey(attribute(element, 'aria-label') ?? '');
      if (this.wanted.has(key)) this.add(key, element, () => [{ element }]);
    }
  }

  private add(key: string, label: Node, spots: () => Spot[]): void {
    const element = isElement(label) ? label : parentNode(label);
    if (!isElement(element) || this.skips(element)) return;
    const known = this.found.get(key) ?? [];
    const fresh = spots().filter(spot => !known.some(other => isSameSpot(spot, other)));
    this.found.set(key, [...known, ...fresh]);
  }
}

const isSameSpot = (one: Spot, other: Spot): boolean =>
  one.element === other.element && one.text === other.text && one.from === other.from;
