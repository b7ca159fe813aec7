import { useEffect, useRef } from 'react';
import { settleMs } from './use-settled.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

const dialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null;

/**
 * Single keys for the whole view. Not while a person writes, a dialog or menu is open, or a modifier is held; a key kept
 * down counts once; and keys that were on their way when the window got the focus are dropped.
 */
export const useKeys = (actions: Readonly<Record<string, (() => void) | undefined>>): void => {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    let focusedAt = Number.NEGATIVE_INFINITY;
    const onFocus = () => {
      focusedAt = performance.now();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || dialogOpen() || performance.now() - focusedAt < settleMs) return;
      const action = latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('focus', onFocus);
    document.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('focus', onFocus);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
};
