import type { CDPSession } from 'playwright';

const collections = 3;

/** What a page's JavaScript heap holds once all that nobody uses is collected, in KiB. */
export const usedHeap = async (session: CDPSession): Promise<number> => {
  // What one collection frees can let the next one free more.
  for (let count = 0; count < collections; count++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024;
};
