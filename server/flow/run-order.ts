import type { PolicyTable } from '../../lib/core/policy-table.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { FlowRequest } from './data.ts';

/** A stored run, ready to be carried through the graph. */
export interface RunOrder {
  runId: string;
  person: SignedIn;
  /** The record as the page claims it; its own system has yet to confirm it. */
  record: RecordRef;
  request: FlowRequest;
  policy: PolicyTable;
  startedAt: Date;
}

/** The longest a run may take, in milliseconds; one that started longer ago has surely been interrupted. */
export const longestRunMs = 90_000;
