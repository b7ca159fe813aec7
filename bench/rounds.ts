/**
 * Measures two things in turn, A B A B, so that a busy moment of the machine falls on both alike. A first round of each
 * warms up and does not count.
 */
export const inTurn = async <T>(
  rounds: number,
  ours: () => T | Promise<T>,
  floor: () => T | Promise<T>,
): Promise<{ ours: T[]; floors: T[] }> => {
  await ours();
  await floor();
  const measured = { ours: [] as T[], floors: [] as T[] };
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await ours());
    measured.floors.push(await floor());
  }
  return measured;
};

/** How long one call takes, in milliseconds, over so many calls one after the other. */
export const millisecondsEach = async (times: number, work: () => unknown): Promise<number> => {
  const began = performance.now();
  for (let time = 0; time < times; time++) await work();
  return (performance.now() - began) / times;
};

/** How much processor time one call takes, in milliseconds: for pure work, because waiting for a busy machine counts not. */
export const cpuMillisecondsEach = (times: number, work: () => unknown): number => {
  const began = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / times;
};

/** How many calls are done in a second when so many callers each make one call after the other, `times` in all. */
export const perSecond = async (
  callers: number,
  times: number,
  work: () => Promise<unknown>,
): Promise<number> => {
  let left = times;
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  return (times * 1000) / (performance.now() - began);
};
