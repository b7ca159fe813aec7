import { useEffect, useRef } from 'react';
import { settleMs } from './use-settled.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, select') !== null;

const dialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null;

/** The key as the maps of `useKeys` name it: `a`, `?`, or `mod+Enter` with Control or Command. */
const keyName = (event: KeyboardEvent): string =>
  event.ctrlKey || event.metaKey ? `mod+${event.key}` : event.key;

/**
 * Keys for the whole view. Single letters do not count while a person writes; nothing counts while a dialog or menu is
 * open. A key kept down counts once, and keys that were on their way when the window got the focus are dropped.
 */
export const useKeys = (actions: Readonly<Record<string, (() => void) | undefined>>): void => {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    let focusedAt = Number.NEGATIVE_INFINITY;
    const onFocus = () => {
      focusedAt = performance.now();
    };
    const onKey = (event: KeyboardEvent) => {
      const name = keyName(event);
      if (event.repeat || event.altKey || event.defaultPrevented || dialogOpen()) return;
      if (isTyping(event.target) && !name.startsWith('mod+')) return;
      const action = latest.current[name];
      if (!action || performance.now() - focusedAt < settleMs) return;
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
