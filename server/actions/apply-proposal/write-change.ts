import { sql, type Transaction } from 'kysely';
import { Fault } from '../../../lib/core/fault.ts';
import type { PolicyTable } from '../../../lib/core/policy-table.ts';
import type { Change, Proposal, Receipt } from '../../../lib/core/proposal.ts';
import { recordKey, sameValue } from '../../../lib/core/record.ts';
import type { Connector, Effect, RecordState, WriteChange, WriteIntent } from '../../connectors/connector.ts';
import type { Database } from '../../db/schema.ts';
import { connectorOf } from '../../facts/read-owners.ts';
import { aboutProposal, ownService } from '../../log/about.ts';
import { appendEvent } from '../../log/append.ts';
import type { Services } from '../../services.ts';
import { stoppedBy } from './clearance.ts';
import { holdLease } from './lease.ts';

export type ChangeOutcome =
  | { outcome: 'applied' }
  | { outcome: 'stale'; now: string | null }
  | { outcome: 'failed'; why: string };

export interface Step {
  services: Services;
  table: PolicyTable;
  proposal: Proposal;
  change: Change;
  holder: string;
}

const changeKey = (proposal: Proposal, change: Change): string => `${proposal.id}:${change.index}`;

const writeOf = (change: Change): WriteChange =>
  change.kind === 'set-field'
    ? { kind: 'set-field', field: change.field ?? '', before: change.base, after: change.proposed }
    : { kind: change.kind, text: change.proposed };

/** What is compared with the base: the field's value now. Messages have none. */
export const liveValue = (live: RecordState, change: Change): string | null =>
  change.field ? (live.values[change.field] ?? null) : change.base;

/** The intent of an earlier attempt, and whether its write has had its time by the store's own clock. */
const storedIntent = async (
  { services, proposal, change }: Step,
  settlesMs: number,
): Promise<{ intent: WriteIntent; settled: boolean } | null> => {
  const { intent, settled } = await services.db
    .selectFrom('changes')
    .select([
      'intent',
      sql<boolean>`intended_at + make_interval(secs => ${settlesMs / 1000}) < now()`.as('settled'),
    ])
    .where('proposal_id', '=', proposal.id)
    .where('index', '=', change.index)
    .executeTakeFirstOrThrow();
  return intent && { intent, settled };
};

/** The promise that no write happens without a durable note of it: lease, stop switch and intent in one transaction. */
const intend = (step: Step, version: string): Promise<WriteIntent> =>
  step.services.db.transaction().execute(async trx => {
    const { services, table, proposal, change, holder } = step;
    await holdLease(trx, recordKey(change.target), holder);
    const stop = await stoppedBy(trx, table, proposal);
    if (stop) throw new Fault('stopped', `Stopped (${stop.scope}): ${stop.reason}`);
    const intent: WriteIntent = {
      key: changeKey(proposal, change),
      record: change.target,
      change: writeOf(change),
      version,
      reference: `Countersign proposal #${proposal.number}`,
    };
    await trx
      .updateTable('changes')
      .set({ intent: JSON.stringify(intent), intended_at: sql<Date>`now()` })
      .where('proposal_id', '=', proposal.id)
      .where('index', '=', change.index)
      .execute();
    await appendEvent(trx, {
      type: 'apply.intended',
      ...aboutProposal(proposal, ownService, services.now(), table.version),
      data: {
        number: proposal.number,
        index: change.index,
        key: intent.key,
        title: change.fieldTitle ?? change.actionTitle,
        before: change.base,
        proposed: change.proposed,
        version,
      },
    });
    return intent;
  });

const problemWith = (change: Change, receipt: Receipt): string | null =>
  sameValue(receipt.after, change.proposed)
    ? null
    : `The system shows “${receipt.after ?? ''}” instead of what was approved.`;

const storeReceipt = async (
  trx: Transaction<Database>,
  step: Step,
  receipt: Receipt,
  recovered: boolean,
): Promise<void> => {
  const { proposal, change, table } = step;
  await trx
    .updateTable('changes')
    .set({ state: 'applied', problem: problemWith(change, receipt), receipt: JSON.stringify(receipt) })
    .where('proposal_id', '=', proposal.id)
    .where('index', '=', change.index)
    .execute();
  await appendEvent(trx, {
    type: 'apply.done',
    ...aboutProposal(proposal, ownService, receipt.appliedAt, table.version),
    data: {
      number: proposal.number,
      index: change.index,
      key: receipt.key,
      title: change.fieldTitle ?? change.actionTitle,
      before: receipt.before,
      after: receipt.after,
      effect: receipt.effect,
      writtenBy: receipt.writtenBy,
      recovered,
    },
  });
};

/** Reads back what the system of record now says; its answer to the write itself is never believed. */
const confirm = async (
  step: Step,
  connector: Connector,
  intent: WriteIntent,
  effect: Effect,
  recovered: boolean,
): Promise<void> => {
  const { change, services } = step;
  const after = await connector.read(change.target, change.field ? [change.field] : []);
  const value = change.field && !recovered ? (after.values[change.field] ?? null) : change.proposed;
  const receipt: Receipt = {
    key: intent.key,
    before: change.base,
    after: value,
    versionBefore: intent.version,
    versionAfter: after.version,
    effect: effect.effect,
    writtenBy: effect.writtenBy,
    appliedAt: services.now().toISOString(),
  };
  await services.db.transaction().execute(trx => storeReceipt(trx, step, receipt, recovered));
};

/**
 * Finds out whether an earlier attempt at this change took effect, and receipts it. A stored intent means that it may
 * have: the record's own history is asked before anything else. Throws while the earlier write may still be under way,
 * so that a slow system never gets it twice.
 */
export const recoverChange = async (step: Step): Promise<boolean> => {
  const connector = connectorOf(step.table, step.services.connectors, step.change.target.system);
  const earlier = await storedIntent(step, connector.writeSettlesMs);
  if (!earlier) return false;
  const effect = await connector.findEffect(earlier.intent);
  if (effect) {
    await confirm(step, connector, earlier.intent, effect, true);
    return true;
  }
  if (!earlier.settled)
    throw new Fault('conflict', 'An earlier attempt may still be under way. It is asked again in a moment.');
  return false;
};

/**
 * Reads, compares, notes the intent, writes once and reads back. Throws when the outcome is not known; the job tries
 * again and starts with `recoverChange`.
 */
export const writeChange = async (step: Step): Promise<ChangeOutcome> => {
  const { services, table, change } = step;
  const connector = connectorOf(table, services.connectors, change.target.system);
  const live = await connector.read(change.target, change.field ? [change.field] : []);
  const now = liveValue(live, change);
  if (!sameValue(now, change.base)) return { outcome: 'stale', now };
  const intent = await intend(step, live.version);
  const written = await connector.write(intent);
  if (written.outcome === 'refused') return { outcome: 'failed', why: written.why };
  const effect = await connector.findEffect(intent);
  if (effect) {
    await confirm(step, connector, intent, effect, false);
    return { outcome: 'applied' };
  }
  if (written.outcome === 'precondition-failed')
    throw new Fault(
      'conflict',
      'The record changed while this was being written. It is read and compared again.',
    );
  return { outcome: 'failed', why: 'The system accepted the change, and its history does not show it.' };
};
