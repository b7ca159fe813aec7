import type { SessionArea } from './session-area.ts';

const item = 'latest-time-ms';
/** Clocks that are kept right by the network step back a little now and then. */
const toleranceMs = 2_000;

export interface NotedTime {
  /** The latest time that was ever noted: within the tolerance, time stands still rather than going back. */
  timeMs: number;
  setBack: boolean;
}

/** Notes the time, and says whether the clock was set back since the latest time that was ever noted. */
export const noteTime = async (area: SessionArea, nowMs: number): Promise<NotedTime> => {
  const latestMs = Number((await area.get(item))[item] ?? 0);
  const setBack = nowMs < latestMs - toleranceMs;
  const timeMs = setBack ? nowMs : Math.max(nowMs, latestMs);
  if (timeMs !== latestMs) await area.set({ [item]: timeMs });
  return { timeMs, setBack };
};
