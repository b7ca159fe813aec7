import { localName, textContent } from '../native.ts';
import { drawnParent } from '../tree.ts';
import { namingsOf, type OfRecord } from './names.ts';
import type { Target } from './target.ts';

/** Names that any value could have. */
const anyValue =
  /^(current-?)?(value|val|text|content|field|data|item|cell|row|box|card|body|head|group|list|panel|section|form)s?(-?value)?$/i;
const mostLevels = 4;

/** The word by which the page itself calls a value, such as `refund_status` in a class around it; empty when it has none. */
export const nameFor = ({ spot, value }: Target, isOfRecord: OfRecord): string => {
  let element: Element | null = spot.element;
  for (let level = 0; level < mostLevels && element; level++) {
    // A box that says much more is not about this value.
    const isAboutIt = (textContent(element) ?? '').trim().length <= 2 * value.length + 40;
    const named = isAboutIt
      ? namingsOf(element, isOfRecord).find(({ name }) => name && !anyValue.test(name))
      : undefined;
    if (named) return named.name.replace(/^.*\[(\w+)\]$/, '$1');
    element = drawnParent(element);
  }
  const tag = localName(spot.element);
  return /^h[1-3]$/.test(tag) ? 'title' : tag === 'time' ? 'date' : '';
};
