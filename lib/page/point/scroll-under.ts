import { native } from '../native.ts';
import { drawnParent } from '../tree.ts';

const { scrollBy }: { scrollBy: (by: ScrollToOptions) => void } = Element.prototype;
const scrollHeight = native('scrollHeight');
const clientHeight = native('clientHeight');

const scrolls = (element: Element): boolean =>
  scrollHeight(element) > clientHeight(element) && /auto|scroll/.test(getComputedStyle(element).overflowY);

/** Scrolls what a wheel would scroll here if nothing lay over the page. */
export const scrollFrom = (
  element: Element | null,
  window: Window,
  by: { left: number; top: number },
): void => {
  let box = element;
  while (box && !scrolls(box)) box = drawnParent(box);
  if (box) scrollBy.call(box, by);
  else window.scrollBy(by);
};
