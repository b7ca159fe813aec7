import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Stops a subscription. */
export type Unlisten = () => Promise<void>;

/**
 * The one way to the data. Both kinds speak PostgreSQL and run the same migrations and queries; an acknowledged commit
 * is on the disk in both.
 */
export interface Store {
  readonly db: Kysely<Database>;
  readonly kind: 'embedded' | 'postgresql';
  /** Runs several statements without parameters outside any transaction of the caller; gives the rows of all of them. */
  script(sql: string): Promise<Record<string, unknown>[]>;
  /**
   * Calls `onMessage` with the payload of every `pg_notify` on `channel` (lower-case letters and `_`) by any process.
   * Messages sent while the connection was lost are gone: `onGap` is called at the start and after every reconnection,
   * and the listener then looks for itself. Neither may throw.
   */
  listen(channel: string, onMessage: (payload: string) => void, onGap: () => void): Promise<Unlisten>;
  /** How often the embedded store has asked the disk to keep what was written; null where the server does that. */
  syncs(): number | null;
  close(): Promise<void>;
}
