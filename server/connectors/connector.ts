import type { RecordRef } from '../../lib/core/record.ts';

/** A record as its system of record gives it now. */
export interface RecordState {
  record: RecordRef;
  /** The record's title or subject, for people. */
  title: string;
  /** Grows or changes with every change of the record: an ETag, a transaction id, a time stamp. Compared for equality only. */
  version: string;
  /** One entry for each field asked for; null where the record has no value. Keys are policy field ids. */
  values: Record<string, string | null>;
  readAt: string;
}

export type WriteChange =
  | { kind: 'set-field'; field: string; before: string | null; after: string }
  | { kind: 'reply'; text: string }
  | { kind: 'note'; text: string };

/** What is about to be written. It is stored before the write, so that a later process can find out whether it happened. */
export interface WriteIntent {
  /** Idempotency key: the same for every attempt at the same change, and never used for another. */
  key: string;
  record: RecordRef;
  change: WriteChange;
  /** The record's version at the pre-read. */
  version: string;
  /** Who approved it, for the note some systems keep with a change. */
  reference: string;
}

/** The trace an intent has left in the system of record. */
export interface Effect {
  /** The system's own id of what was written: a transaction, message or history entry. */
  effect: string;
  /** The account that the system of record names as the writer. */
  writtenBy: string;
  at: string;
}

export type WriteOutcome =
  | { outcome: 'written' }
  /** The system's own precondition refused: nothing was written. */
  | { outcome: 'precondition-failed' }
  /** The system refused the value or the right: nothing was written. `why` is safe to show. */
  | { outcome: 'refused'; why: string };

/**
 * One system of record. Everything it answers is untrusted: implementations parse answers with a schema, bound sizes and
 * time, follow no redirect, and throw a Fault `upstream-unavailable` or `upstream-refused` with plain words.
 *
 * A write whose answer was lost throws; the caller then asks `findEffect` before it does anything else.
 */
export interface Connector {
  readonly id: string;
  /**
   * How long after an intent its write may still take effect, in milliseconds: the time in which it is sent, and the
   * time the system goes on working on it when its answer was lost. Only then does a missing effect mean that there is
   * none.
   */
  readonly writeSettlesMs: number;
  read(record: RecordRef, fields: readonly string[]): Promise<RecordState>;
  /** Looks in the record's own history for the effect of this very intent; null when it shows none. */
  findEffect(intent: WriteIntent): Promise<Effect | null>;
  /** Only `actions/apply-proposal` calls this. What writes is sent within the connector's time limit, or not at all. */
  write(intent: WriteIntent): Promise<WriteOutcome>;
  /** Throws a Fault when the system cannot be reached with the configured rights. */
  probe(): Promise<void>;
}
