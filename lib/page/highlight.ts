import { animate, scrollIntoView } from './native.ts';

const shownMs = 2_000;
const frame = { outline: '3px solid #2563eb', outlineOffset: '3px' };

/**
 * Brings an element into view and frames it for a moment. An animation changes neither the page's elements nor its
 * styles, and ends by itself: nothing is left behind and nothing has to be put back.
 */
export const highlight = (element: Element): void => {
  scrollIntoView(element, { block: 'center' });
  animate(element, [frame, frame], { duration: shownMs });
};
