import { type RefObject, useEffect, useState } from 'react';

/** Lines drawn above and below what is in sight, so that a quick scroll shows no gap. */
const spare = 6;

/** Which lines of a scrolled list are in sight, by position; only these need to be drawn. */
export const useWindow = (frame: RefObject<HTMLElement | null>, count: number, lineHeightPx: number) => {
  const [view, setView] = useState({ top: 0, height: 0 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame]);
  const first = Math.max(0, Math.floor(view.top / lineHeightPx) - spare);
  const last = Math.min(count, Math.ceil((view.top + view.height) / lineHeightPx) + spare);
  return { first, last, page: Math.max(1, Math.floor(view.height / lineHeightPx) - 2) };
};
