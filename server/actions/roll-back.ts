import type { Kysely, Transaction } from 'kysely';
import type { BodyOf } from '../../lib/contract/endpoint.ts';
import type { proposalsRollBack } from '../../lib/contract/proposals.ts';
import { digestOf } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import { durationSeconds } from '../../lib/core/policy.ts';
import type { PolicyTable } from '../../lib/core/policy-table.ts';
import { type Change, canMove, type Proposal } from '../../lib/core/proposal.ts';
import { sameValue } from '../../lib/core/record.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { unreadableChanges } from '../../lib/core/shown-proposal.ts';
import { findProposal, lockProposal } from '../db/proposals.ts';
import type { Database } from '../db/schema.ts';
import { connectorOf } from '../facts/read-owners.ts';
import { aboutProposal, actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';
import { denied } from './deny.ts';
import { type NewProposal, storeProposalIn } from './store-proposal.ts';

type Request = BodyOf<typeof proposalsRollBack>;

/** Applied changes that can be restored exactly, with the receipt the inverse is built from. */
const restorable = (proposal: Proposal): Change[] =>
  proposal.changes.filter(
    ({ state, receipt, undo }) => state === 'applied' && receipt !== null && undo.kind === 'restore',
  );

const titleOf = ({ fieldTitle, actionTitle }: Change): string => fieldTitle ?? actionTitle;

/** What the person should know of the changes that this rollback does not touch. */
const warningsOf = (original: Proposal, returned: readonly Change[]): string[] => [
  ...original.changes
    .filter(({ state, undo }) => state === 'applied' && undo.kind !== 'restore')
    .map(({ actionTitle, undo }) => `${actionTitle}: ${undo.forecast}`),
  ...returned.map(change => `${titleOf(change)} is what it was before already.`),
];

const inverse = (change: Change, index: number): Change => ({
  ...change,
  index,
  // Not what was read back: when that differs, somebody else wrote it, and it is not ours to undo.
  base: change.proposed,
  proposed: change.receipt?.before ?? '',
  origin: 'rollback',
  gate: {
    gate: 'soft',
    because: 'Returns what an approved change wrote to what it was before.',
    approvals: [],
  },
  // Undoing an undo would write the old value without the approval it once needed: that takes a new proposal.
  undo: { kind: 'none', forecast: 'Cannot be rolled back itself. A new proposal can set the value again.' },
  state: 'pending',
  problem: null,
  receipt: null,
});

type StillToReturn = { why: string } | { changes: Change[]; returned: Change[] };

/**
 * Which values are still to be returned. What an earlier rollback has returned before it was held up is left out, so that
 * the rest can follow; any other value is somebody's later change, which a rollback must never undo.
 */
const stillToReturn = async (
  services: Services,
  table: PolicyTable,
  changes: readonly Change[],
): Promise<StillToReturn> => {
  const open: Change[] = [];
  const returned: Change[] = [];
  for (const change of changes) {
    const { target, field, proposed, receipt } = change;
    if (!field) continue;
    const live = await connectorOf(table, services.connectors, target.system).read(target, [field]);
    const now = live.values[field] ?? null;
    if (sameValue(now, proposed)) open.push(change);
    else if (sameValue(now, receipt?.before ?? null)) returned.push(change);
    else
      return {
        why: `${titleOf(change)} is “${now ?? ''}” now and was set to “${proposed}”. Somebody changed it since; look at the record first.`,
      };
  }
  if (open.length === 0)
    return { why: 'Everything is what it was before already; there is nothing to roll back.' };
  return { changes: open, returned };
};

const refuse = async (
  services: Services,
  person: SignedIn,
  proposal: Proposal,
  why: string,
): Promise<never> => {
  await services.db.transaction().execute(trx =>
    appendEvent(trx, {
      type: 'rollback.refused',
      ...aboutProposal(proposal, actorOf(person), services.now()),
      data: { number: proposal.number, why },
    }),
  );
  throw new Fault('conflict', why);
};

const refusal = (proposal: Proposal, changes: readonly Change[]): string | null => {
  if (!canMove(proposal.state, 'rolled-back'))
    return `This proposal is ${proposal.state}; there is nothing to roll back.`;
  if (changes.length === 0)
    return 'Nothing in this proposal can be restored. A correction can follow instead.';
  return null;
};

/** One rollback at a time: a second would meet the first one's values and blame somebody else. */
const underWay = async (
  db: Kysely<Database> | Transaction<Database>,
  id: string,
  requestId: string,
): Promise<string | null> => {
  const open = await db
    .selectFrom('proposals')
    .select('number')
    .where('rollback_of', '=', id)
    .where('id', '<>', requestId)
    .where('state', 'in', ['waiting', 'approved'])
    .executeTakeFirst();
  return open ? `Proposal #${open.number} rolls this back already.` : null;
};

type Stored = { why: string } | { proposal: Proposal };

/** Under the lock of the original: of two rollbacks asked for at once, the second meets the first one. */
const storeAlone = (
  services: Services,
  person: SignedIn,
  originalId: string,
  card: NewProposal,
): Promise<Stored> =>
  services.db.transaction().execute(async trx => {
    const original = await lockProposal(trx, originalId);
    const why = refusal(original, restorable(original)) ?? (await underWay(trx, originalId, card.id));
    return why ? { why } : { proposal: await storeProposalIn(services, trx, person, card) };
  });

/**
 * Proposes the exact inverse of what was applied, built from the stored receipts and never from the request. It goes
 * the same way as every write; the gate is the reason of a person with the right to roll back. Refused, and logged, when
 * a value has moved on since.
 */
export const rollBack = async (
  services: Services,
  person: SignedIn,
  id: string,
  request: Request,
): Promise<Proposal> => {
  const stored = await findProposal(services.db, request.id);
  if (stored?.rollbackOf === id && stored.proposer.sub === person.sub) return stored;
  const original = await findProposal(services.db, id);
  if (!original) throw new Fault('not-found', 'There is no such proposal.');
  const table = await services.policies.current();
  const [unread] = unreadableChanges(table, person.roles, original);
  if (unread)
    throw denied([`Your role may not read ${unread.fieldTitle ?? unread.field}, so it cannot roll it back.`]);
  const applied = restorable(original);
  const why = refusal(original, applied) ?? (await underWay(services.db, id, request.id));
  const left = why ? { why } : await stillToReturn(services, table, applied);
  if ('why' in left) return refuse(services, person, original, left.why);
  const now = services.now();
  const outcome = await storeAlone(services, person, id, {
    id: request.id,
    record: original.record,
    recordTitle: original.recordTitle,
    runId: original.runId,
    rollbackOf: original.id,
    policyVersion: table.version,
    reason: request.reason,
    changes: left.changes.map(inverse),
    evidence: original.evidence,
    leftOut: [],
    warnings: warningsOf(original, left.returned),
    requestDigest: digestOf(request),
    createdAt: now.toISOString(),
    expiresAt: new Date(
      now.getTime() + durationSeconds(table.policy.proposals.expireAfter) * 1000,
    ).toISOString(),
  });
  return 'why' in outcome ? refuse(services, person, original, outcome.why) : outcome.proposal;
};
