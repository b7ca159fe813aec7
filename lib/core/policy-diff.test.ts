import { describe, expect, test } from 'vitest';
import { aPolicyDocument } from '../../test/builders/policy.ts';
import {
  pick,
  type Random,
  randomGates,
  randomPolicy,
  seededRandom,
  some,
} from '../../test/builders/random-policy.ts';
import { applyEdits } from './apply-edits.ts';
import { canonicalJson, digestOf, type Json } from './canonical.ts';
import { fieldLevels, type Policy, policySchema, rights } from './policy.ts';
import { policyDiff } from './policy-diff.ts';
import type { PolicyDiff } from './policy-diff-shape.ts';
import type { PolicyEdit } from './policy-edit.ts';
import { compilePolicy } from './policy-table.ts';

const diffOf = (before: Policy, after: Policy): PolicyDiff =>
  policyDiff(compilePolicy(before, 1, digestOf(before)), compilePolicy(after, 2, digestOf(after)));
const edited = (policy: Policy, edits: PolicyEdit[]): Policy =>
  policySchema.parse(applyEdits(policy as unknown as Json, edits));
const silent: PolicyDiff = { cells: [], rights: [], gates: [], owners: [], parts: [] };

/** One change of each kind that an admin makes, at a random place. */
const randomEdit = (random: Random, policy: Policy): PolicyEdit => {
  const role = pick(random, Object.keys(policy.roles));
  const record = pick(random, Object.keys(policy.records));
  const field = pick(random, Object.keys(policy.records[record]?.fields ?? {}));
  const action = Object.keys(policy.actions)[0];
  const cell = ['grants', role, record, field];
  const deciders = Object.keys(policy.roles).filter(each => each.startsWith('decider'));
  return pick<PolicyEdit>(random, [
    { path: cell, value: pick(random, fieldLevels) },
    { path: cell, remove: true },
    { path: ['grants', role], remove: true },
    { path: ['roles', role, 'rights'], value: some(random, rights) },
    { path: ['roles', 'newcomer'], value: { title: 'Newcomer', rights: some(random, rights) } },
    { path: ['retention', 'prompt'], value: pick(random, ['1d', '30d', '60d']) },
    {
      path: ['records', record, 'fields', field, 'sensitivity'],
      value: pick(random, ['public', 'internal']),
    },
    { path: ['records', record, 'fields', 'added'], value: { title: 'Added', owner: 'desk' } },
    {
      path: ['owners', 'flows', 'reply'],
      value: { owner: pick(random, ['Ann', 'Bo']), reviewer: 'Cy', steward: 'Di' },
    },
    {
      path: ['dataRules', 'no-ai'],
      value: { title: 'No AI', when: { field, is: ['yes'] }, effect: 'no-ai', because: 'contract' },
    },
    ...(action
      ? [{ path: ['actions', action, 'gates'], value: randomGates(random, [field], deciders) as Json }]
      : []),
  ]);
};

/** Makes the changes that a diff tells on the first policy. What it gives must be the second one. */
const redone = (before: Policy, diff: PolicyDiff): Json => {
  const parts = diff.parts.flatMap(({ changes }) =>
    changes.map(
      ({ path, after }): PolicyEdit =>
        after === undefined ? { path, remove: true } : { path, value: after as Json },
    ),
  );
  const gates = diff.gates
    .filter(({ after }) => after !== null)
    .map(({ action, after }): PolicyEdit => ({ path: ['actions', action, 'gates'], value: after as Json }));
  const owners = diff.owners.map(
    ({ area, id, after }): PolicyEdit =>
      after ? { path: ['owners', area, id], value: after } : { path: ['owners', area, id], remove: true },
  );
  const cells = diff.cells.map(
    ({ role, record, field, after }): PolicyEdit => ({ path: ['grants', role, record, field], value: after }),
  );
  // A copy, because without edits the document itself comes back, and rights are set in it below.
  const start = structuredClone(before) as unknown as Json;
  const moved = applyEdits(start, [...parts, ...gates, ...owners, ...cells]) as Policy & Json;
  for (const { role, gained, lost } of diff.rights) {
    const kept = (before.roles[role]?.rights ?? []).filter(right => !lost.includes(right));
    if (moved.roles[role]) moved.roles[role].rights = [...kept, ...gained];
  }
  return moved;
};

/** The same policy without what has no effect: grants of none, the order of rights, empty maps. */
const effective = (policy: Policy): string => {
  const grants = Object.entries(policy.grants).flatMap(([role, records]) =>
    Object.entries(records).flatMap(([record, fields]) =>
      Object.entries(fields)
        .filter(([, level]) => level !== 'none')
        .map(([field, level]) => `${role}/${record}/${field}=${level}`),
    ),
  );
  const roles = Object.entries(policy.roles).map(([id, { title, rights: own }]) => [
    id,
    title,
    [...new Set(own)].sort(),
  ]);
  return canonicalJson({ ...policy, grants: grants.sort(), roles, owners: policy.owners?.flows ?? null });
};

const grantOf = (policy: Policy, [role, record, field]: string[]): string =>
  policy.grants[role ?? '']?.[record ?? '']?.[field ?? ''] ?? 'none';

const placesIn = (policies: Policy[]): string[] => [
  ...new Set(
    policies.flatMap(policy =>
      Object.entries(policy.grants).flatMap(([role, records]) =>
        Object.entries(records).flatMap(([record, fields]) =>
          Object.keys(fields).map(field => `${role}/${record}/${field}`),
        ),
      ),
    ),
  ),
];

const expectExact = (before: Policy, after: Policy, seed: string): void => {
  const diff = diffOf(before, after);
  const cells = placesIn([before, after]).filter(
    place => grantOf(before, place.split('/')) !== grantOf(after, place.split('/')),
  );
  expect(diff.cells.map(({ role, record, field }) => `${role}/${record}/${field}`).sort(), seed).toEqual(
    cells.sort(),
  );
  for (const { role, record, field, before: was, after: is, effect } of diff.cells) {
    expect([was, is], seed).toEqual([before, after].map(policy => grantOf(policy, [role, record, field])));
    expect(effect === 'gains', seed).toBe(fieldLevels.indexOf(is) > fieldLevels.indexOf(was));
  }
  expect(effective(policySchema.parse(redone(before, diff))), seed).toBe(effective(after));
  expect(canonicalJson(diff) === canonicalJson(silent), seed).toBe(digestOf(before) === digestOf(after));
};

describe('the difference of two policies', () => {
  test('is exact for random edits of random policies', () => {
    for (let seed = 0; seed < 400; seed++) {
      const random = seededRandom(seed);
      const before = randomPolicy(random);
      let after = before;
      for (let edits = 0; edits <= seed % 6; edits++) after = edited(after, [randomEdit(random, after)]);
      expectExact(before, after, `seed ${seed}`);
    }
  });

  const before = policySchema.parse(aPolicyDocument());
  test('names who gains and who loses, with titles', () => {
    const diff = diffOf(
      before,
      edited(before, [
        { path: ['grants', 'agent', 'ticket', 'risk_note'], value: 'read' },
        { path: ['grants', 'lead', 'ticket', 'address'], value: 'masked' },
      ]),
    );
    expect(diff).toEqual({
      ...silent,
      cells: [
        expect.objectContaining({
          roleTitle: 'Agent',
          fieldTitle: 'Risk note',
          before: 'none',
          after: 'read',
          effect: 'gains',
        }),
        expect.objectContaining({
          roleTitle: 'Lead',
          fieldTitle: 'Delivery address',
          before: 'write',
          after: 'masked',
          effect: 'loses',
        }),
      ],
    });
  });

  test('says whether gates became stricter or looser', () => {
    const limit = (atMost: number) =>
      diffOf(
        before,
        edited(before, [{ path: ['actions', 'refund', 'gates', '0', 'when', '0', 'atMost'], value: atMost }]),
      );
    expect(limit(200).gates).toMatchObject([{ action: 'refund', effect: 'looser' }]);
    expect(limit(50).gates).toMatchObject([{ action: 'refund', effect: 'stricter' }]);
    expect(limit(50).parts).toEqual([]);
  });

  test('tells of a role that is gone by everything it loses', () => {
    const after = edited(before, [
      { path: ['roles', 'auditor'], remove: true },
      { path: ['grants', 'admin'], remove: true },
    ]);
    const diff = diffOf(before, after);
    expect(diff.rights).toMatchObject([{ role: 'auditor', gained: [], lost: ['audit'] }]);
    expect(diff.parts).toMatchObject([{ area: 'roles', id: 'auditor', title: 'Auditor', effect: 'removed' }]);
    expect(diff.cells.map(({ role, effect }) => `${role} ${effect}`)).toEqual(['admin loses', 'admin loses']);
  });

  test('shows a grant of none that changes nothing as wording', () => {
    const diff = diffOf(
      before,
      edited(before, [{ path: ['grants', 'agent', 'ticket', 'risk_note'], value: 'none' }]),
    );
    expect(diff).toEqual({
      ...silent,
      parts: [
        {
          area: 'grants',
          id: 'agent',
          title: 'agent',
          effect: 'changed',
          changes: [{ path: ['grants', 'agent', 'ticket', 'risk_note'], after: 'none' }],
        },
      ],
    });
  });
});
