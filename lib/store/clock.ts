import type { SessionArea } from './session-area.ts';

const item = 'latest-time-ms';
/** Clocks that are kept right by the network step back a little now and then. */
const toleranceMs = 2_000;

/** Notes the time, and says whether the clock was set back since the latest time that was ever noted. */
export const noteTime = async (area: SessionArea, nowMs: number): Promise<{ setBack: boolean }> => {
  const latestMs = Number((await area.get(item))[item] ?? 0);
  const setBack = nowMs < latestMs - toleranceMs;
  if (setBack || nowMs > latestMs) await area.set({ [item]: nowMs });
  return { setBack };
};
