import { allows, levelOf, type PolicyTable } from '../../../lib/core/policy-table.ts';
import {
  type Collected,
  type FlowData,
  type FlowException,
  type OwnerAnswer,
  ownerAnswer,
  reconciled,
} from '../data.ts';
import { maskedFact, type Resolution, resolveFact } from '../facts/resolve-fact.ts';
import { type Identity, sameRecord, unknownRecord } from '../facts/same-record.ts';
import { graphNode } from '../graph.ts';

type Input = Pick<FlowData, 'request' | 'collect'>;

const resolveField = (
  policy: PolicyTable,
  { request, collect }: Input,
  owners: OwnerAnswer,
  field: string,
  at: Date,
): Resolution | null => {
  const definition = policy.policy.records[collect.record.type]?.fields[field];
  if (!definition) return null;
  const level = levelOf(policy, request.roles, collect.record.type, field);
  const seen = collect.fields.find(value => value.field === field)?.value ?? null;
  const sighting = {
    field,
    definition,
    ownerTitle: policy.policy.systems[definition.owner]?.title ?? definition.owner,
    page: { value: seen, readAt: request.reading.readAt },
  };
  if (level === 'masked') return seen === null ? null : maskedFact(sighting, seen);
  if (!allows(level, 'read')) return null;
  const value = owners.values.find(each => each.field === field);
  const silent = owners.unavailable.find(each => each.field === field);
  if (silent?.linked === false && seen === null) return null;
  return resolveFact({
    ...sighting,
    at,
    owner: value ?? { unavailable: true },
  });
};

/** A value that puts the record in doubt has its own warning. */
const conflictWarnings = ({ exceptions }: Identity, resolutions: readonly Resolution[]): string[] =>
  resolutions
    .filter(({ fact }) => fact.state === 'conflict' && !exceptions.some(({ field }) => field === fact.field))
    .map(({ exception, fact }) => `${exception?.summary} The draft uses what ${fact.from} says.`);

/** Withheld fields are counted and never named: even a name can tell what is kept about a customer. */
const withheldNote = (policy: PolicyTable, { request, collect }: Input): string[] => {
  const fields = Object.keys(policy.policy.records[collect.record.type]?.fields ?? {});
  const count = fields.filter(
    field => levelOf(policy, request.roles, collect.record.type, field) === 'none',
  ).length;
  return count === 0 ? [] : [`${count} field${count === 1 ? '' : 's'} that your role may not see.`];
};

const degradedNotes = (collect: Collected, { unavailable }: OwnerAnswer): string[] => {
  const onPage = new Set(collect.fields.map(({ field }) => field));
  const reasons = unavailable
    .filter(({ field, linked }) => linked && onPage.has(field))
    .map(({ why }) => why);
  return [...new Set(reasons)].map(why => `${why} Its values on the page could not be confirmed.`);
};

const identityOf = (
  { policy }: PolicyTable,
  { request, collect }: Input,
  { isUnknown }: OwnerAnswer,
  resolutions: readonly Resolution[],
): Identity => {
  const { system, type, id } = collect.record;
  if (isUnknown) return unknownRecord(policy.systems[system]?.title ?? 'The help desk', type, id);
  const { site, recordType, recordId } = request.reading;
  const shown = collect.fields.filter(({ value }) => value !== null);
  return sameRecord(
    policy,
    { site, recordType, recordId, shows: new Set(shown.map(({ field }) => field)) },
    resolutions.map(({ fact }) => fact),
  );
};

/** Nothing of the page is passed on: it is about another record. */
const stopped = (reason: string, { exceptions }: Identity): FlowData['reconcile'] => ({
  stop: { reason, rule: null },
  recordTitle: null,
  facts: [],
  exceptions,
  leftOut: [],
  warnings: [],
  degraded: [],
});

/** A value that puts the record in doubt is no ordinary conflict as well. */
const exceptionsOf = (identity: Identity, resolutions: readonly Resolution[]): FlowException[] => {
  const doubted = new Set(identity.exceptions.map(({ field }) => field));
  const ordinary = resolutions.map(({ exception }) => exception).filter(exception => exception !== null);
  return [...identity.exceptions, ...ordinary.filter(({ field }) => !doubted.has(field))];
};

/** Puts the page's value of each field beside its owner's, and decides which one counts. */
export const reconcile = graphNode({
  name: 'reconcile',
  from: ['request', 'collect'],
  output: reconciled,
  answer: ownerAnswer,
  ask: (_input, { outside }) => outside.readOwners(),
  run: (input, owners, { policy, at }) => {
    const fields = Object.keys(policy.policy.records[input.collect.record.type]?.fields ?? {});
    const resolutions = fields
      .map(field => resolveField(policy, input, owners, field, at))
      .filter(resolution => resolution !== null);
    const identity = identityOf(policy, input, owners, resolutions);
    if (identity.stop !== null) return stopped(identity.stop, identity);
    return {
      stop: null,
      recordTitle: owners.title,
      facts: resolutions.map(({ fact }) => fact),
      exceptions: exceptionsOf(identity, resolutions),
      leftOut: [
        ...resolutions.map(({ leftOut }) => leftOut).filter(line => line !== null),
        ...withheldNote(policy, input),
      ],
      warnings: [...identity.warnings, ...conflictWarnings(identity, resolutions)],
      degraded: degradedNotes(input.collect, owners),
    };
  },
  note: ({ stop, facts, exceptions }) =>
    stop?.reason ??
    `${facts.filter(({ usable }) => usable).length} of ${facts.length} facts usable, ${exceptions.length} exceptions`,
  stop: ({ stop }) => stop,
});
