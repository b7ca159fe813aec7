import type { Session } from '../contract/messages.ts';
import { browser } from './browser.ts';

/** Where the worker keeps the session that pages may know: never a token. */
export const sessionItem = 'session';

/** Hears every change of the session (signed in, signed out, offline) until the returned function is called. */
export const onSession = (listener: (session: Session) => void): (() => void) => {
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    const next = changes[sessionItem]?.newValue;
    if (next) listener(next as Session);
  };
  browser.storage.session.onChanged.addListener(onChanged);
  return () => browser.storage.session.onChanged.removeListener(onChanged);
};
