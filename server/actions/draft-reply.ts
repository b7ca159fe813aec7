import type { z } from 'zod';
import type { draftsCreate, Run } from '../../lib/contract/drafts.ts';
import { digestOf } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { FieldPlan, Reading } from '../../lib/core/plan.ts';
import { hasRight, type PolicyTable, planFor } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { cleanDeep } from '../flow/clean.ts';
import { type FlowRequest, flowRequest } from '../flow/data.ts';
import { requestDigest } from '../flow/manifest.ts';
import { maskAgain } from '../flow/mask-again.ts';
import type { RunOrder } from '../flow/run-order.ts';
import { findRun, runOf } from '../flow/runs.ts';
import { storeFirstNode } from '../flow/store-node.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';
import { denied } from './deny.ts';
import { noteLocators } from './note-locators.ts';

type Body = z.output<typeof draftsCreate.body>;

const permittedPlan = (table: PolicyTable, person: SignedIn, reading: Reading): FieldPlan => {
  if (!hasRight(table, person.roles, 'draft')) throw denied(['Your role has no right to draft.']);
  const plan = planFor(table, person.roles, reading.site);
  if (!plan || plan.recordType !== reading.recordType)
    throw denied(['Your role may not read records of this kind on this site.']);
  return plan;
};

/**
 * A reading that holds more than the person's plan did not come from an honest reader, so all of it is refused. The
 * fields are not named: that would confirm that they exist.
 */
const checkFields = (plan: FieldPlan, { fields }: Reading): void => {
  const planned = new Map(plan.fields.map(field => [field.id, field.level]));
  const ids = new Set(fields.map(({ id }) => id));
  if (ids.size < fields.length) throw new Fault('bad-input', 'The reading names a field twice.');
  const locators = new Map(plan.fields.map(field => [field.id, field.locators.length]));
  if (fields.some(({ id, locator = 0 }) => locator >= (locators.get(id) ?? Number.POSITIVE_INFINITY)))
    throw new Fault('bad-input', 'The reading names a locator that the plan does not have.');
  if (fields.some(({ id }) => !planned.has(id)))
    throw denied(['The reading holds a field that your role may not read. Nothing was drafted.']);
  if (fields.some(({ id, state }) => planned.get(id) === 'masked' && state === 'read'))
    throw denied(['The reading holds a value that should have been masked. Nothing was drafted.']);
};

/** A placeholder is all that a masked field may bring along, whatever was sent with it. */
const withoutMaskedValues = (plan: FieldPlan, reading: Reading): Reading => ({
  ...reading,
  fields: reading.fields.map(field => {
    const masked = plan.fields.some(({ id, level }) => id === field.id && level === 'masked');
    const { value: _value, ...rest } = field;
    return masked ? rest : field;
  }),
});

/** What pages and customers wrote is cleaned. The record's id and address are not: masked, they would name no record. */
const cleanReading = (reading: Reading): Reading => ({
  ...reading,
  fields: cleanDeep(reading.fields),
  conversation: cleanDeep(reading.conversation),
});

const requestOf = (
  plan: FieldPlan,
  person: SignedIn,
  { reading, tone, length, language }: Body,
): FlowRequest =>
  flowRequest.parse({
    reading: withoutMaskedValues(plan, maskAgain(cleanReading(reading), plan)),
    roles: [...person.roles].sort(),
    agent: person.name,
    tone,
    length,
    language,
  });

/** The run that this id already stands for: the same request again gives it back, another one is refused. */
const repeated = async (
  { db }: Services,
  person: SignedIn,
  runId: string,
  request: FlowRequest,
): Promise<Run | null> => {
  const row = await findRun(db, runId);
  if (!row) return null;
  const same = (await requestDigest(db, runId)) === digestOf(request);
  if (row.by_sub !== person.sub || !same)
    throw new Fault('conflict', 'This id belongs to another draft. Start the draft again with a new id.');
  return runOf(row);
};

const counts = (plan: FieldPlan, { fields }: Reading) => {
  const count = (state: Reading['fields'][number]['state']): number =>
    fields.filter(field => field.state === state).length;
  return {
    read: count('read'),
    masked: count('masked'),
    missing: count('missing'),
    withheld: plan.withheld,
  };
};

const titleIn = ({ titleField }: FieldPlan, { fields, recordId }: Reading): string =>
  fields.find(({ id }) => id === titleField)?.value?.slice(0, 300) ?? recordId;

/** False when a run with this id was stored at the same moment. */
const storeRun = (services: Services, order: RunOrder, plan: FieldPlan): Promise<boolean> =>
  services.db.transaction().execute(async trx => {
    const { runId, person, record, request, policy, startedAt } = order;
    const { reading } = request;
    const inserted = await trx
      .insertInto('runs')
      .values({
        id: runId,
        system: record.system,
        record_type: record.type,
        record_id: record.id,
        record_title: titleIn(plan, reading),
        by_sub: person.sub,
        by_name: person.name,
        state: 'running',
        policy_version: policy.version,
        content_hash: reading.contentHash,
        started_at: startedAt,
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
    await storeFirstNode(trx, policy.policy, { runId, request, startedAt });
    await noteLocators(trx, { plan, reading, runId, at: startedAt, newId: services.newId });
    await appendEvent(trx, {
      type: 'run.started',
      at: startedAt.toISOString(),
      actor: { kind: 'person', sub: person.sub, name: person.name },
      record,
      proposalId: null,
      runId,
      policyVersion: policy.version,
      data: { site: reading.site, ...counts(plan, reading) },
    });
    return true;
  });

/**
 * Starts a run over one reading and gives it as stored; the graph runs on in the background and is heard through
 * `runEvents`. Faults `forbidden` when the reading holds what this person may not read, `conflict` when the policy changed
 * since or the id is another run's, `too-many` when too much is under way.
 */
export const startRun = async (services: Services, person: SignedIn, body: Body): Promise<Run> => {
  const policy = await services.policies.current();
  const { reading } = body;
  const plan = permittedPlan(policy, person, reading);
  if (reading.policyVersion !== policy.version)
    throw new Fault('conflict', 'The policy changed since the record was read. Read the record again.');
  checkFields(plan, reading);
  const request = requestOf(plan, person, body);
  const known = await repeated(services, person, body.runId, request);
  if (known) return known;
  services.runFlow.admit(person);
  const order = {
    runId: body.runId,
    person,
    record: { system: plan.system, type: plan.recordType, id: reading.recordId },
    request,
    policy,
    startedAt: services.now(),
  };
  if (await storeRun(services, order, plan)) services.runFlow.launch(order);
  const stored = await repeated(services, person, body.runId, request);
  if (!stored) throw new Fault('internal', 'The draft could not be stored.');
  return stored;
};
