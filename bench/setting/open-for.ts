/** Names what has to be ended after the work that needs it. */
export type Defer = (end: () => unknown) => void;

/** Does some work and then ends all that was opened for it, the last first, whether the work succeeded or not. */
export const openFor = async <T>(work: (defer: Defer) => Promise<T>): Promise<T> => {
  const ends: (() => unknown)[] = [];
  try {
    return await work(end => ends.push(end));
  } finally {
    for (const end of ends.reverse()) await end();
  }
};
