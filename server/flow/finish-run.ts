import type { Transaction } from 'kysely';
import type { AuditEvent } from '../../lib/core/audit-event.ts';
import { digestOf } from '../../lib/core/canonical.ts';
import type { Draft } from '../../lib/core/draft.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Database } from '../db/schema.ts';
import { actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';
import type { FlowException } from './data.ts';
import { openExceptions } from './open-exceptions.ts';

export type RunEnd =
  | { state: 'done'; draft: Draft }
  | { state: 'stopped'; reason: string; rule: string | null }
  | { state: 'failed'; reason: string };

/** A run as far as its end needs it. */
export interface EndingRun {
  runId: string;
  person: Pick<SignedIn, 'sub' | 'name'>;
  record: RecordRef;
  policyVersion: number;
  /** The record's title as its owner gives it, once known. */
  recordTitle: string | null;
  exceptions: readonly FlowException[];
}

const eventOf = (run: EndingRun, end: RunEnd, at: string): AuditEvent => {
  const about = {
    at,
    actor: actorOf(run.person),
    record: run.record,
    proposalId: null,
    runId: run.runId,
    policyVersion: run.policyVersion,
  };
  switch (end.state) {
    case 'stopped':
      return { ...about, type: 'run.stopped', data: { reason: end.reason, rule: end.rule } };
    case 'failed':
      return { ...about, type: 'run.failed', data: { reason: end.reason } };
    case 'done':
      return {
        ...about,
        type: 'run.finished',
        data: {
          generator: end.draft.generator.label,
          sentences: end.draft.sentences.length,
          suggestions: end.draft.suggestions.length,
          degraded: end.draft.degraded,
          draft: digestOf(end.draft),
        },
      };
  }
};

/** Moves a run out of `running`; false when something else has ended it before. */
const settle = async (
  trx: Transaction<Database>,
  { runId, recordTitle }: EndingRun,
  end: RunEnd,
  now: Date,
): Promise<boolean> => {
  const moved = await trx
    .updateTable('runs')
    .set({
      state: end.state,
      reason: end.state === 'done' ? null : end.reason,
      draft: end.state === 'done' ? JSON.stringify(end.draft) : null,
      finished_at: now,
      ...(recordTitle === null ? {} : { record_title: recordTitle }),
    })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
};

/** Ends a run: its row, its event and the exceptions it found, all or nothing. False when it had ended already. */
export const finishRun = (
  { db, now, newId }: Pick<Services, 'db' | 'now' | 'newId'>,
  run: EndingRun,
  end: RunEnd,
): Promise<boolean> =>
  db.transaction().execute(async trx => {
    const at = now();
    if (!(await settle(trx, run, end, at))) return false;
    // The event locks the log, so two runs cannot open the same exception side by side.
    await appendEvent(trx, eventOf(run, end, at.toISOString()));
    await openExceptions(trx, run, { at, newId });
    return true;
  });
