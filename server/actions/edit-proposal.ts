import type { BodyOf } from '../../lib/contract/endpoint.ts';
import type { proposalsEdit } from '../../lib/contract/proposals.ts';
import { Fault } from '../../lib/core/fault.ts';
import { gateFields, gateOf, judgeChange, type OwnerValues } from '../../lib/core/gate.ts';
import { actionFor, type PolicyTable } from '../../lib/core/policy-table.ts';
import {
  type Change,
  type Proposal,
  type RequestedChange,
  requestedChange,
} from '../../lib/core/proposal.ts';
import { sameValue } from '../../lib/core/record.ts';
import { sealOf } from '../../lib/core/seal.ts';
import { type SignedIn, seatFor } from '../../lib/core/seat.ts';
import { undoForecast } from '../../lib/core/undo.ts';
import { changeRow, findProposal, lockProposal } from '../db/proposals.ts';
import { readOwners } from '../facts/read-owners.ts';
import { aboutProposal, actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';
import { denied } from './deny.ts';

type Request = BodyOf<typeof proposalsEdit>;

const ownerValues = async (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
): Promise<OwnerValues> => {
  const fields = proposal.changes.flatMap(({ kind, field }) => {
    const action = actionFor(table, kind, proposal.record.type, field);
    return action ? gateFields(action) : [];
  });
  const owners = await readOwners(table, services.connectors, proposal.record, [...new Set(fields)]);
  return new Map([...owners.values].map(([field, { value }]) => [field, value]));
};

interface Setting {
  table: PolicyTable;
  person: SignedIn;
  recordType: string;
  values: OwnerValues;
  now: Date;
}

const askedFor = (change: Change, proposed: string): RequestedChange => {
  const asked = requestedChange.safeParse(
    change.kind === 'set-field'
      ? { kind: change.kind, field: change.field, proposed }
      : { kind: change.kind, proposed },
  );
  if (!asked.success)
    throw new Fault('bad-input', asked.error.issues[0]?.message ?? 'This value cannot be proposed.');
  return asked.data;
};

/** A line of the card under today's policy. */
const regated = ({ table, recordType, values, now }: Setting, change: Change): Change => {
  const action = actionFor(table, change.kind, recordType, change.field);
  if (!action) throw denied([`The policy no longer allows “${change.actionTitle}”.`]);
  const gate = gateOf(action, values, now);
  return {
    ...change,
    action: action.id,
    actionTitle: action.title,
    level: action.level,
    // A card that waits for others goes on waiting for them: an edit may make its gate stricter, never lift it.
    gate: gate.gate === 'hard' ? gate : change.gate,
    undo: { kind: action.undo, forecast: undoForecast(action.undo, change.base) },
  };
};

const edited = (setting: Setting, change: Change, proposed: string): Change => {
  const { table, person, recordType, values, now } = setting;
  const verdict = judgeChange(table, person.roles, recordType, askedFor(change, proposed), values, now);
  if (verdict.verdict === 'deny') throw denied(verdict.reasons);
  if (change.field && sameValue(change.base, proposed))
    throw new Fault(
      'conflict',
      `${change.fieldTitle ?? change.field} is “${change.base}” already. Reject the change instead.`,
    );
  const editedBy = { sub: person.sub, name: person.name };
  return { ...change, proposed, origin: 'edited', editedBy };
};

/** Every line judged again, those that are edited with their new values. */
const reworked = (setting: Setting, proposal: Proposal, edits: Request['edits']): Change[] => {
  const changes = [...proposal.changes];
  const touched = new Set<number>();
  for (const { index, proposed } of edits) {
    const change = changes[index];
    if (!change || touched.has(index))
      throw new Fault(
        'bad-input',
        `Edit each change of this proposal once; ${index} is not there or named twice.`,
      );
    touched.add(index);
    changes[index] = edited(setting, change, proposed);
  }
  return changes.map(change => regated(setting, change));
};

/**
 * Changes proposed values of a waiting proposal before a decision. The gate is evaluated again on the owners' values of
 * now, earlier approvals no longer count (they covered another seal), and the card gets a new seal and revision.
 */
export const editProposal = async (
  services: Services,
  person: SignedIn,
  id: string,
  request: Request,
): Promise<Proposal> => {
  const table = await services.policies.current();
  const seen = await findProposal(services.db, id);
  if (!seen) throw new Fault('not-found', 'There is no such proposal.');
  const values = await ownerValues(services, table, seen);
  return services.db.transaction().execute(async trx => {
    const proposal = await lockProposal(trx, id);
    const now = services.now();
    const seat = seatFor(table, proposal, person, now);
    if (!seat.may) throw denied([seat.why]);
    if (proposal.seal !== request.seal)
      throw new Fault('conflict', 'The card has changed since you opened it. Read it again, then edit.');
    const setting = { table, person, recordType: proposal.record.type, values, now };
    const changes = reworked(setting, proposal, request.edits);
    const card: Proposal = {
      ...proposal,
      changes,
      revision: proposal.revision + 1,
      policyVersion: table.version,
    };
    const seal = sealOf(services.tenant, card);
    await trx
      .updateTable('proposals')
      .set({ seal, revision: card.revision, policy_version: table.version })
      .where('id', '=', id)
      .execute();
    for (const change of changes)
      await trx
        .updateTable('changes')
        .set({ sealed: changeRow(id, change).sealed })
        .where('proposal_id', '=', id)
        .where('index', '=', change.index)
        .execute();
    await appendEvent(trx, {
      type: 'proposal.edited',
      ...aboutProposal(proposal, actorOf(person), now, table.version),
      data: {
        number: proposal.number,
        from: proposal.seal,
        seal,
        edits: request.edits.map(({ index, proposed }) => ({
          index,
          before: proposal.changes[index]?.proposed ?? '',
          after: proposed,
        })),
      },
    });
    return { ...card, seal };
  });
};
