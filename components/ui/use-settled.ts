import { useEffect, useState } from 'react';

/** A person cannot have read a change and answered it in less time than this. */
export const settleMs = 500;

/**
 * Whether `content` has stood in view, unchanged, for half a second. Until then decisions are ignored, so that a card
 * that changes under the finger, or a page that comes to the front in the middle of a click, decides nothing.
 */
export const useSettled = (content: string): boolean => {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      clearTimeout(timer);
      setSettled(null);
      if (document.visibilityState === 'visible') timer = setTimeout(() => setSettled(content), settleMs);
    };
    start();
    document.addEventListener('visibilitychange', start);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', start);
    };
  }, [content]);
  return settled === content;
};
