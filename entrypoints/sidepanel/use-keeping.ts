import { useEffect, useRef } from 'react';
import { type KeptWork, keepDraft } from './kept-drafts.ts';

/** Typing is kept once it pauses this long. */
const keepAfterMs = 400;

/**
 * Keeps the work on a record whenever it changes, and what is not kept yet at the latest when the view goes away. Null
 * while there is nothing to keep.
 */
export const useKeeping = (recordKey: string, sub: string, work: KeptWork | null): void => {
  const pending = useRef<(() => void) | null>(null);

  useEffect(() => {
    pending.current = null;
    if (!work) return;
    const keep = () => {
      pending.current = null;
      void keepDraft(recordKey, sub, work);
    };
    pending.current = keep;
    const timer = setTimeout(keep, keepAfterMs);
    return () => clearTimeout(timer);
  }, [recordKey, sub, work]);

  useEffect(() => () => pending.current?.(), []);
};
