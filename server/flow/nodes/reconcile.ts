import { Fault } from '../../../lib/core/fault.ts';
import { allows, levelOf, type PolicyTable } from '../../../lib/core/policy-table.ts';
import { type Collected, type FlowData, type OwnerAnswer, ownerAnswer, reconciled } from '../data.ts';
import { maskedFact, type Resolution, resolveFact } from '../facts/resolve-fact.ts';
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

/**
 * Fields that lead to other owners' records say whose case this is. A page that names another customer or order there
 * does not show this record, whatever its address says: its text is about somebody else and may become no draft.
 */
const checkSameRecord = ({ policy }: PolicyTable, resolutions: readonly Resolution[]): void => {
  const links = new Set(Object.values(policy.systems).map(({ link }) => link?.field));
  const other = resolutions.find(({ fact }) => fact.state === 'conflict' && links.has(fact.field));
  if (!other) return;
  const { title, value, lost, from } = other.fact;
  throw new Fault(
    'conflict',
    `The page does not show this record as ${from} knows it: ${title} is “${lost?.value}” on the page and “${value}” there. Reload the page, then draft again.`,
  );
};

const conflictWarnings = (resolutions: readonly Resolution[]): string[] =>
  resolutions
    .filter(({ fact }) => fact.state === 'conflict')
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
    checkSameRecord(policy, resolutions);
    return {
      recordTitle: owners.title,
      facts: resolutions.map(({ fact }) => fact),
      exceptions: resolutions.map(({ exception }) => exception).filter(exception => exception !== null),
      leftOut: [
        ...resolutions.map(({ leftOut }) => leftOut).filter(line => line !== null),
        ...withheldNote(policy, input),
      ],
      warnings: conflictWarnings(resolutions),
      degraded: degradedNotes(input.collect, owners),
    };
  },
  note: ({ facts, exceptions }) =>
    `${facts.filter(({ usable }) => usable).length} of ${facts.length} facts usable, ${exceptions.length} exceptions`,
});
