import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { pick, randomPolicy, seededRandom, some } from '../../test/builders/random-policy.ts';
import { cedarReferee } from '../../test/cedar.ts';
import { digestOf } from './canonical.ts';
import { type Policy, policySchema, rights } from './policy.ts';
import { policyProblems } from './policy-problems.ts';
import { compilePolicy, hasRight, levelOf } from './policy-table.ts';

/** Every role alone, some together, nobody, and names that no policy has. */
const companies = (policy: Policy, random: () => number): string[][] => {
  const roles = Object.keys(policy.roles);
  return [
    [],
    ['constructor'],
    ...roles.map(role => [role]),
    some(random, roles),
    [pick(random, roles), 'stranger'],
  ];
};

/** How many answers both gave alike; a difference fails the test. */
const compare = (policy: Policy, seed: number): number => {
  const table = compilePolicy(policy, 1, digestOf(policy));
  const referee = cedarReferee(policy);
  let compared = 0;
  for (const roles of companies(policy, seededRandom(seed))) {
    const where = `seed ${seed}, ${roles.join('+')}`;
    for (const right of rights) {
      expect(hasRight(table, roles, right), `${where} ${right}`).toBe(referee.hasRight(roles, right));
      compared += 1;
    }
    for (const [record, { fields }] of Object.entries({ ...policy.records, toString: { fields: { x: 0 } } }))
      for (const field of [...Object.keys(fields), 'constructor']) {
        const ours = levelOf(table, roles, record, field);
        expect(ours, `${where} ${record}/${field}`).toBe(referee.levelOf(roles, record, field));
        compared += 1;
      }
  }
  return compared;
};

test('the compiled table and Cedar agree on every cell and right of random policies', () => {
  let compared = 0;
  for (let seed = 0; seed < 80; seed++) {
    const policy = randomPolicy(seededRandom(seed));
    expect(policyProblems(policy), `seed ${seed}`).toEqual([]);
    compared += compare(policy, seed);
  }
  expect(compared).toBeGreaterThan(5000);
});

test('the compiled table and Cedar agree on the demo’s policy', () => {
  const yaml = readFileSync(new URL('../../demo/policy.yaml', import.meta.url), 'utf8');
  expect(compare(policySchema.parse(parse(yaml)), 1)).toBeGreaterThan(100);
});
