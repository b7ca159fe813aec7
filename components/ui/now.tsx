import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const Now = createContext(0);

/** Milliseconds since 1970, the same for everything on the screen, so that ages and countdowns agree. */
export const useNow = (): number => useContext(Now);

/** Holds the time still: for galleries and tests. */
export const FixedNow = ({ at, children }: { at: number; children: ReactNode }) => (
  <Now.Provider value={at}>{children}</Now.Provider>
);

/** Moves the time on once a second while the page is visible. */
export const TickingNow = ({ children }: { children: ReactNode }) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => {
      if (document.visibilityState === 'visible') setNow(Date.now());
    };
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  return <Now.Provider value={now}>{children}</Now.Provider>;
};
