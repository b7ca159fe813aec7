import { isFault } from '../../../lib/core/fault.ts';
import type { PolicyTable } from '../../../lib/core/policy-table.ts';
import { type Change, canMove, type Proposal } from '../../../lib/core/proposal.ts';
import { recordKey, sameValue } from '../../../lib/core/record.ts';
import { findProposal, lockProposal, moveProposal } from '../../db/proposals.ts';
import { connectorOf } from '../../facts/read-owners.ts';
import { aboutProposal, ownService } from '../../log/about.ts';
import { appendEvent } from '../../log/append.ts';
import type { Services } from '../../services.ts';
import { refusalToApply, stoppedBy } from './clearance.ts';
import { holdLease, releaseLease } from './lease.ts';
import { recordFailed, recordStale } from './record-outcome.ts';
import { liveValue, recoverChange, writeChange } from './write-change.ts';

export type ApplyOutcome = 'settled' | 'stopped';

const refuse = (services: Services, table: PolicyTable, proposal: Proposal, why: string): Promise<void> =>
  services.db.transaction().execute(async trx => {
    const locked = await lockProposal(trx, proposal.id);
    await moveProposal(trx, locked, 'failed', why);
    await appendEvent(trx, {
      type: 'apply.refused',
      ...aboutProposal(proposal, ownService, services.now(), table.version),
      data: { number: proposal.number, index: null, why },
    });
  });

/** Notes the stop once; the job comes back until the switch is off. */
const waitForSwitch = async (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
  reason: string,
): Promise<void> => {
  if (proposal.stateReason === reason) return;
  await services.db.transaction().execute(async trx => {
    await trx.updateTable('proposals').set({ state_reason: reason }).where('id', '=', proposal.id).execute();
    await appendEvent(trx, {
      type: 'apply.refused',
      ...aboutProposal(proposal, ownService, services.now(), table.version),
      data: { number: proposal.number, index: null, why: reason },
    });
  });
};

/** A first look at every field before anything is written, so that one stale change holds back the whole proposal. */
const staleChange = async (
  services: Services,
  table: PolicyTable,
  changes: readonly Change[],
): Promise<{ change: Change; now: string | null } | null> => {
  for (const change of changes) {
    if (!change.field) continue;
    const connector = connectorOf(table, services.connectors, change.target.system);
    const live = await connector.read(change.target, [change.field]);
    const now = liveValue(live, change);
    if (!sameValue(now, change.base)) return { change, now };
  }
  return null;
};

const finish = (services: Services, proposal: Proposal): Promise<void> =>
  services.db.transaction().execute(async trx => {
    const locked = await lockProposal(trx, proposal.id);
    await moveProposal(trx, locked, 'applied', null);
    if (!proposal.rollbackOf) return;
    const original = await lockProposal(trx, proposal.rollbackOf);
    // Another rollback may have been quicker; this one is done all the same, and must not be tried for ever.
    if (canMove(original.state, 'rolled-back'))
      await moveProposal(trx, original, 'rolled-back', `Rolled back by proposal #${proposal.number}.`);
  });

const begun = async (services: Services, id: string): Promise<boolean> => {
  const row = await services.db
    .selectFrom('changes')
    .select('index')
    .where('proposal_id', '=', id)
    .where('intent', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
};

const writeAll = async (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
  holder: string,
): Promise<void> => {
  const pending = proposal.changes.filter(({ state }) => state === 'pending');
  let untouched = !(await begun(services, proposal.id));
  for (const change of pending) {
    const step = { services, table, proposal, change, holder };
    if (await recoverChange(step)) continue;
    const why = await refusalToApply(services, table, proposal);
    if (why) return refuse(services, table, proposal, why);
    const stale = untouched ? await staleChange(services, table, pending) : null;
    if (stale) return recordStale(services, table, proposal, stale.change, stale.now);
    untouched = false;
    const result = await writeChange(step);
    if (result.outcome === 'stale') return recordStale(services, table, proposal, change, result.now);
    if (result.outcome === 'failed') return recordFailed(services, table, proposal, change, result.why);
  }
  await finish(services, proposal);
};

const applyHeld = async (services: Services, id: string, holder: string): Promise<ApplyOutcome> => {
  const table = await services.policies.current();
  const proposal = await findProposal(services.db, id);
  if (proposal?.state !== 'approved') return 'settled';
  const stop = await stoppedBy(services.db, table, proposal);
  if (stop) {
    await waitForSwitch(services, table, proposal, `Stopped (${stop.scope}): ${stop.reason}`);
    return 'stopped';
  }
  await writeAll(services, table, proposal, holder);
  return 'settled';
};

/**
 * Carries out an approved proposal: stop switch, seal, rights and gate again, pre-read and compare, then each change
 * written once, read back and receipted. Safe to call any number of times, by any number of instances; it throws when
 * an outcome is not known yet, and the queue calls it again.
 */
export const applyProposal = async (services: Services, id: string): Promise<ApplyOutcome> => {
  const holder = services.newId();
  const first = await findProposal(services.db, id);
  if (first?.state !== 'approved') return 'settled';
  const targets = [...new Set(first.changes.map(({ target }) => recordKey(target)))].sort();
  const held: string[] = [];
  try {
    for (const target of targets) {
      await holdLease(services.db, target, holder);
      held.push(target);
    }
    return await applyHeld(services, id, holder);
  } catch (error) {
    if (isFault(error) && error.code === 'stopped') return 'stopped';
    throw error;
  } finally {
    for (const target of held) await releaseLease(services.db, target, holder);
  }
};
