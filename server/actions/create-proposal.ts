import type { BodyOf } from '../../lib/contract/endpoint.ts';
import type { proposalsCreate } from '../../lib/contract/proposals.ts';
import { digestOf } from '../../lib/core/canonical.ts';
import type { Draft } from '../../lib/core/draft.ts';
import { Fault } from '../../lib/core/fault.ts';
import { gateFields, judgeChange } from '../../lib/core/gate.ts';
import { durationSeconds } from '../../lib/core/policy.ts';
import { actionFor, fieldOf, type PolicyTable } from '../../lib/core/policy-table.ts';
import type { Change, Proposal, RequestedChange } from '../../lib/core/proposal.ts';
import { type RecordRef, sameValue } from '../../lib/core/record.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { undoForecast } from '../../lib/core/undo.ts';
import { type OwnerReading, readOwners } from '../facts/read-owners.ts';
import type { Services } from '../services.ts';
import { denied } from './deny.ts';
import { sentBefore } from './sent-before.ts';
import { storeProposal } from './store-proposal.ts';

type Request = BodyOf<typeof proposalsCreate>;

const fieldsNeeded = (
  table: PolicyTable,
  recordType: string,
  requested: readonly RequestedChange[],
): string[] => {
  const fields = new Set<string>();
  for (const change of requested) {
    const field = change.kind === 'set-field' ? change.field : null;
    if (field) fields.add(field);
    const action = actionFor(table, change.kind, recordType, field);
    for (const asked of action ? gateFields(action) : []) fields.add(asked);
  }
  return [...fields];
};

/** The gate is found by the record's type: under a type of another system, a message could pass by a weaker one. */
const checkKindOfRecord = ({ policy }: PolicyTable, { system, type }: RecordRef): void => {
  if (!Object.values(policy.sites).some(site => site.system === system && site.record === type))
    throw denied(['The policy knows no such kind of record in this system.']);
};

/** Written one after the other, the first of two changes of a field would make the second one stale. */
const checkEachFieldOnce = (requested: readonly RequestedChange[]): void => {
  const fields = requested.flatMap(change => (change.kind === 'set-field' ? [change.field] : []));
  if (new Set(fields).size < fields.length)
    throw new Fault('bad-input', 'A proposal can change a field once. Keep one of the values.');
};

const baseOf = (
  change: RequestedChange,
  record: RecordRef,
  owners: OwnerReading,
): { base: string | null; target: RecordRef } => {
  if (change.kind !== 'set-field') return { base: null, target: record };
  const owner = owners.values.get(change.field);
  if (!owner) {
    const why = owners.unavailable.get(change.field) ?? 'Its owner gave no value.';
    throw new Fault('upstream-unavailable', `${why} Nothing was proposed; try again when it answers.`);
  }
  return { base: owner.value, target: owner.target };
};

interface Setting {
  table: PolicyTable;
  person: SignedIn;
  owners: OwnerReading;
  draft: Draft | null;
  now: Date;
}

/** Where the proposed value was written, told by the stored draft and not by who sends it. */
const originOf = (change: RequestedChange, draft: Draft | null): Change['origin'] => {
  const target = (other: RequestedChange): string => (other.kind === 'set-field' ? other.field : other.kind);
  const drafted = draft?.suggestions.filter(suggestion => target(suggestion.change) === target(change)) ?? [];
  if (drafted.some(suggestion => suggestion.change.proposed === change.proposed)) return 'drafted';
  return drafted.length > 0 ? 'edited' : 'person';
};

/** One line of the card, judged by policy on the owners' values. Faults when policy denies it. */
const judged = (
  { table, person, owners, draft, now }: Setting,
  record: RecordRef,
  change: RequestedChange,
  index: number,
): Change => {
  const values = new Map([...owners.values].map(([field, { value }]) => [field, value]));
  const verdict = judgeChange(table, person.roles, record.type, change, values, now);
  if (verdict.verdict === 'deny') throw denied(verdict.reasons);
  const { base, target } = baseOf(change, record, owners);
  const field = change.kind === 'set-field' ? change.field : null;
  if (field && sameValue(base, change.proposed))
    throw new Fault(
      'conflict',
      `${fieldOf(table, record.type, field)?.title ?? field} is “${base}” already; there is nothing to change.`,
    );
  return {
    index,
    action: verdict.action.id,
    actionTitle: verdict.action.title,
    kind: change.kind,
    field,
    fieldTitle: field && (fieldOf(table, record.type, field)?.title ?? null),
    target,
    base,
    proposed: change.proposed,
    origin: originOf(change, draft),
    level: verdict.action.level,
    gate: verdict.gate,
    undo: { kind: verdict.action.undo, forecast: undoForecast(verdict.action.undo, base) },
    state: 'pending',
    problem: null,
    receipt: null,
  };
};

const draftOf = async (services: Services, person: SignedIn, request: Request): Promise<Draft | null> => {
  if (!request.runId) return null;
  const run = await services.db
    .selectFrom('runs')
    .selectAll()
    .where('id', '=', request.runId)
    .executeTakeFirst();
  const { system, type, id } = request.record;
  if (!run || run.by_sub !== person.sub) throw new Fault('not-found', 'There is no such draft of yours.');
  if (run.system !== system || run.record_type !== type || run.record_id !== id)
    throw new Fault('conflict', 'This draft was made for another record. Make a draft for the open one.');
  return run.draft;
};

/**
 * Packages changes of one record as a proposal: reads the owners' values, judges every change, seals the card, stores
 * it and logs it. Where no change needs approval, the proposer's reason is the confirmation and the apply job is queued
 * in the same transaction. The same id with the same request gives the stored proposal.
 */
export const createProposal = async (
  services: Services,
  person: SignedIn,
  request: Request,
): Promise<Proposal> => {
  const requestDigest = digestOf(request);
  const stored = await sentBefore(services.db, person, { id: request.id, requestDigest });
  if (stored) return stored;
  checkEachFieldOnce(request.changes);
  const table = await services.policies.current();
  checkKindOfRecord(table, request.record);
  const draft = await draftOf(services, person, request);
  const fields = fieldsNeeded(table, request.record.type, request.changes);
  const owners = await readOwners(table, services.connectors, request.record, fields);
  const now = services.now();
  const changes = request.changes.map((requested, index) =>
    judged({ table, person, owners, draft, now }, request.record, requested, index),
  );
  const lifetimeMs = durationSeconds(table.policy.proposals.expireAfter) * 1000;
  return storeProposal(services, person, {
    id: request.id,
    record: request.record,
    recordTitle: owners.title,
    runId: request.runId,
    rollbackOf: null,
    policyVersion: table.version,
    reason: request.reason,
    changes,
    evidence: (draft?.sources ?? []).map(({ owner: _owner, dated: _dated, ...line }) => line),
    leftOut: draft?.leftOut ?? [],
    warnings: [...(draft?.warnings ?? []), ...(draft?.degraded ?? [])],
    requestDigest,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
  });
};
