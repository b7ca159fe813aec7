import type { Selectable, Transaction } from 'kysely';
import type { z } from 'zod';
import type { exceptionsResolve, exceptionsTake, ShownException } from '../../lib/contract/exceptions.ts';
import type { AuditEvent } from '../../lib/core/audit-event.ts';
import { canMoveException, type ExceptionState, exceptionReasons } from '../../lib/core/exception.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { PolicyTable } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Database, Exceptions } from '../db/schema.ts';
import { actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';
import { denied } from './deny.ts';
import { refusalFor, shownException, stateOf, visibleTo } from './see-exception.ts';

const longestDays = 90;

interface Step {
  to: ExceptionState;
  set: Partial<
    Pick<Exceptions, 'owner_sub' | 'owner_name' | 'resolution' | 'resolution_note' | 'resolved_by'>
  > & {
    due_at?: Date;
    resolved_at?: Date;
  };
  event: (head: Omit<AuditEvent, 'type' | 'data'>) => AuditEvent;
}

/** What a person may not see is not there for them. */
const lockException = async (
  trx: Transaction<Database>,
  table: PolicyTable,
  person: SignedIn,
  id: string,
): Promise<Selectable<Exceptions>> => {
  const row = await trx
    .selectFrom('exceptions')
    .selectAll()
    .where('id', '=', id)
    .where(visibleTo(table, person))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Fault('not-found', 'There is no such exception.');
  return row;
};

/** Moves an exception along the table of legal moves and logs it, in one transaction. */
const move = async (
  services: Services,
  person: SignedIn,
  id: string,
  stepFor: (row: Selectable<Exceptions>, table: PolicyTable, now: Date) => Step,
): Promise<ShownException> => {
  const table = await services.policies.current();
  const at = services.now();
  return services.db.transaction().execute(async trx => {
    const row = await lockException(trx, table, person, id);
    const refused = refusalFor(table, person, row);
    if (refused !== null) throw denied([refused]);
    const step = stepFor(row, table, at);
    if (!canMoveException(stateOf(row), step.to))
      throw new Fault('conflict', `${row.resolved_by} has resolved this exception already.`);
    const moved = await trx
      .updateTable('exceptions')
      .set(step.set)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const head = {
      at: at.toISOString(),
      actor: actorOf(person),
      record: { system: row.system, type: row.record_type, id: row.record_id },
      proposalId: row.proposal_id,
      runId: null,
      policyVersion: table.version,
    };
    await appendEvent(trx, step.event(head));
    return shownException(table, person, moved);
  });
};

/** Makes an open exception this person's own until a moment; from whoever had it before. Faults `bad-input` on a moment past or far. */
export const takeException = (
  services: Services,
  person: SignedIn,
  id: string,
  { dueAt }: z.output<typeof exceptionsTake.body>,
): Promise<ShownException> =>
  move(services, person, id, ({ kind, field, owner_name: from }, _table, now) => {
    const due = new Date(dueAt);
    const days = (due.getTime() - now.getTime()) / 86_400_000;
    if (days <= 0 || days > longestDays)
      throw new Fault('bad-input', `Choose a time to come, within ${longestDays} days.`);
    return {
      to: 'taken',
      set: { owner_sub: person.sub, owner_name: person.name, due_at: due },
      event: head => ({
        ...head,
        type: 'exception.taken',
        data: { kind, field, dueAt: due.toISOString(), from },
      }),
    };
  });

/** Ends an exception for a reason of the policy's list. It changes no value: that takes a proposal, or the owner's own hands. */
export const resolveException = (
  services: Services,
  person: SignedIn,
  id: string,
  { reasonCode, note }: z.output<typeof exceptionsResolve.body>,
): Promise<ShownException> =>
  move(services, person, id, ({ kind, field }, table, now) => {
    const reasons = exceptionReasons(table.policy);
    if (!Object.hasOwn(reasons, reasonCode))
      throw new Fault('bad-input', `Choose a reason: ${Object.keys(reasons).join(', ')}.`);
    return {
      to: 'resolved',
      set: {
        resolution: reasonCode,
        resolution_note: note,
        resolved_by: person.name,
        resolved_at: now,
      },
      event: head => ({
        ...head,
        type: 'exception.resolved',
        data: { resolution: reasonCode, note, kind, field },
      }),
    };
  });
