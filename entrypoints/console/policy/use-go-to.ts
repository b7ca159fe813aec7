import { useEffect } from 'react';

/** The control for a place of the document, or for the nearest part around it that has one. */
const controlFor = (place: string): HTMLElement | null => {
  let path: string[];
  try {
    path = JSON.parse(place);
  } catch {
    return null;
  }
  for (let length = path.length; length > 0; length--) {
    const wanted = CSS.escape(JSON.stringify(path.slice(0, length)));
    const part = document.querySelector<HTMLElement>(`[data-place="${wanted}"]`);
    if (part) return part.querySelector<HTMLElement>('input, select, textarea') ?? part;
  }
  return null;
};

/** Brings the person to the control for a path into the document, given as JSON, once it is on the screen. */
export const useGoTo = (place: string | null): void => {
  useEffect(() => {
    const control = place === null ? null : controlFor(place);
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  }, [place]);
};
