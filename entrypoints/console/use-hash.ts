import { useSyncExternalStore } from 'react';

const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
};

/** The part of the address after `#`, so that every room can be opened, bookmarked and gone back to. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => location.hash);
