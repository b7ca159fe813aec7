import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Tells waiting readers how far the log has grown. */
export interface Feed {
  /** Resolves with the log's size once it is larger than `seen`, or with `seen` when the signal aborts. */
  grown(seen: number, signal: AbortSignal): Promise<number>;
  size(): Promise<number>;
}

const lookEveryMs = 250;

interface Waiter {
  seen: number;
  wake(size: number): void;
}

/**
 * One look at the log's head for all readers of this process, only while somebody waits. It sees what other instances
 * append, needs no notification inside the writers' transactions, and misses nothing over a lost connection.
 */
export const openFeed = (db: Kysely<Database>): Feed => {
  const waiters = new Set<Waiter>();
  let timer: NodeJS.Timeout | undefined;

  const size = async (): Promise<number> => {
    const head = await db.selectFrom('log_head').select('size').where('id', '=', 1).executeTakeFirst();
    return head?.size ?? 0;
  };
  const look = async (): Promise<void> => {
    try {
      const now = await size();
      for (const waiter of [...waiters]) if (now > waiter.seen) waiter.wake(now);
    } catch {
      // The store is away for the moment: the next look tries again, and requests report it.
    }
    timer = waiters.size > 0 ? setTimeout(look, lookEveryMs) : undefined;
  };

  const grown = (seen: number, signal: AbortSignal): Promise<number> =>
    new Promise(resolve => {
      const wake = (now: number): void => {
        waiters.delete(waiter);
        signal.removeEventListener('abort', stop);
        resolve(now);
      };
      const stop = (): void => wake(seen);
      const waiter: Waiter = { seen, wake };
      if (signal.aborted) return resolve(seen);
      waiters.add(waiter);
      signal.addEventListener('abort', stop);
      if (timer === undefined) timer = setTimeout(look, 0);
    });

  return { grown, size };
};
