import { useEffect, useRef, useState } from 'react';
import type { Pointed, SiteSketch } from '../../../lib/core/pointing.ts';
import { comeToFront } from '../../../lib/messaging/client.ts';
import { ask } from './ask.ts';

/** Pointing at a page from here: begins it, hears of everything that is pointed at, and comes back when it is over. */
export const usePointing = (onPointed: (pointed: Pointed) => void) => {
  const [tabId, setTabId] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const turn = useRef(0);
  const hear = useRef(onPointed);
  useEffect(() => {
    hear.current = onPointed;
  });
  useEffect(
    () => () => {
      turn.current++;
    },
    [],
  );

  const listen = async (tab: number, mine: number): Promise<void> => {
    let after = 0;
    while (turn.current === mine) {
      const { pointed, over } = await ask({ type: 'point.wait', tabId: tab, after });
      if (turn.current !== mine) return;
      for (const each of pointed) hear.current(each);
      after += pointed.length;
      if (over) return;
    }
  };

  const start = async (tab: number, mode: 'value' | 'message', sketch: SiteSketch): Promise<void> => {
    const mine = ++turn.current;
    setProblem(null);
    setTabId(tab);
    try {
      await ask({ type: 'point.start', tabId: tab, mode, sketch });
      await listen(tab, mine);
    } catch (error) {
      if (turn.current === mine) setProblem((error as Error).message);
    }
    if (turn.current !== mine) return;
    setTabId(null);
    await comeToFront();
  };

  const stop = (): void => {
    turn.current++;
    if (tabId !== null) void ask({ type: 'point.stop', tabId }).catch(() => undefined);
    setTabId(null);
    void comeToFront();
  };
  return { pointing: tabId !== null, problem, start, stop };
};
