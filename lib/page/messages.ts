import type { PageReading } from '../core/complete-reading.ts';
import type { MaskTable } from '../core/mask/mask-table.ts';
import type { FieldPlan, PlannedLocator } from '../core/plan.ts';

/**
 * What the worker says to the content script of a tab's top frame, with `tabs.sendMessage`. The script answers nobody
 * else, and answers every request once with the reply of the same name in `PageReplies`.
 */
export type PageRequest =
  /** Without the masks nothing is read. Of a preview the page keeps nothing: it can be neither revealed nor watched. */
  | { type: 'read'; plan: FieldPlan; masks: MaskTable; readingId: string; preview?: boolean }
  | { type: 'reveal'; readingId: string; text: string }
  | { type: 'highlight'; locators: PlannedLocator[] };

/** Why a page was not read. Nothing of the page is told with it. */
export type ReadRefusal =
  /** A frame inside another page, a sandboxed page, or a host that is not in the plan. */
  | 'not-allowed-here'
  /** The address is not one of a record. */
  | 'no-record'
  /** The address names a record, and the page does not show that record's id where the plan expects it. */
  | 'not-confirmed'
  /** The page kept changing while it was read, or still shows the record before. */
  | 'unsettled';

export interface PageReplies {
  read: { ok: true; reading: PageReading } | { ok: false; refusal: ReadRefusal };
  /** For the person's eyes only. `known` is false when this page holds no such reading: the text is unchanged then. */
  reveal: { text: string; known: boolean };
  highlight: { found: boolean };
}

/**
 * The worker opens this port with `tabs.connect` to be told of changes, and posts `watch`. Watching ends with `unwatch`
 * or when the port closes.
 */
export type WatchPortName = 'countersign.watch';

export type WatchRequest = { type: 'watch'; plan: FieldPlan } | { type: 'unwatch' };

/** `record`: the page shows another record, or none. `values`: the same record, and something read has changed. */
export type WatchNotice = { type: 'changed'; what: 'record' | 'values' };
