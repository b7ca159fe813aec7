import {
  fieldLevels,
  gateLevel,
  type Policy,
  policySchema,
  type Right,
  rights,
} from '../../lib/core/policy.ts';

/** Numbers from 0 up to 1 that a seed decides, so that a failure can be run again. */
export type Random = () => number;

/** Mulberry32: small, quick, and good enough to vary examples. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const upTo = (random: Random, count: number): number => Math.floor(random() * count);
export const pick = <T>(random: Random, choices: readonly T[]): T =>
  choices[upTo(random, choices.length)] as T;
export const some = <T>(random: Random, choices: readonly T[]): T[] => choices.filter(() => random() < 0.5);

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const mapOf = <T>(keys: readonly string[], value: (key: string) => T): Record<string, T> =>
  Object.fromEntries(keys.map(key => [key, value(key)]));

type Tier = Policy['actions'][string]['gates'][number];

const aCondition = (random: Random, fields: readonly string[]): Tier['when'][number] => {
  const field = pick(random, fields);
  return pick<Tier['when'][number]>(random, [
    { field, atMost: 50 * (1 + upTo(random, 4)) },
    { field, withinDays: 10 * (1 + upTo(random, 3)) },
    { field, is: pick(random, ['Open', 'Paid']) },
  ]);
};

/** Gate tiers as a policy may have them: the last without conditions. */
export const randomGates = (
  random: Random,
  fields: readonly string[],
  deciders: readonly string[],
): Tier[] => {
  const tiers = 1 + upTo(random, 3);
  return Array.from({ length: tiers }, (_, index) => {
    const gate = pick(random, gateLevel.options);
    const approvals = deciders.map(role => ({ role, count: 1 + upTo(random, 2) }));
    return {
      gate,
      when: index === tiers - 1 ? [] : names('', 1 + upTo(random, 2)).map(() => aCondition(random, fields)),
      approvals: gate === 'hard' ? [pick(random, approvals), ...some(random, approvals)] : [],
      ...(gate === 'hard' && random() < 0.3 ? { editorApproves: true as const } : {}),
      because: `tier ${index}`,
    };
  });
};

/** A sound policy of any small size: roles, records, fields, grants, rights and gates vary with the seed. */
export const randomPolicy = (random: Random): Policy => {
  const records = names('record', 1 + upTo(random, 3));
  const fields = names('field', 1 + upTo(random, 7));
  const deciders = names('decider', 1 + upTo(random, 2));
  const roles = [...names('role', upTo(random, 5)), ...deciders];
  const always: Right[] = ['decide', 'author-policy', 'review-policy', 'publish-policy'];
  return policySchema.parse({
    name: `Policy ${upTo(random, 1000)}`,
    systems: { desk: { title: 'Desk', connector: 'desk' } },
    records: mapOf(records, title => ({
      title,
      system: 'desk',
      fields: mapOf(fields, field => ({ title: field, owner: 'desk' })),
    })),
    roles: mapOf(roles, role => ({
      title: role,
      rights: deciders.includes(role)
        ? [...new Set([...always, ...some(random, rights)])]
        : some(random, rights),
    })),
    grants: mapOf(some(random, roles), () =>
      mapOf(some(random, records), () => mapOf(some(random, fields), () => pick(random, fieldLevels))),
    ),
    sites: {},
    actions: mapOf(some(random, records), record => ({
      title: `Reply to ${record}`,
      kind: 'reply',
      record,
      level: 1 + upTo(random, 6),
      undo: 'correct',
      gates: randomGates(random, fields, deciders),
    })),
    reasonCodes: { reject: { other: 'Other' } },
    retention: {},
  });
};
