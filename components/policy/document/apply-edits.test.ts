import { describe, expect, it } from 'vitest';
import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { randomPolicy, seededRandom } from '../../../test/builders/random-policy.ts';
import { applyEdits, inverseEdits } from './apply-edits.ts';
import { keysAt, type PolicyDocument } from './policy-document.ts';

const document: PolicyDocument = {
  roles: { agent: { title: 'Agent', rights: ['draft'] } },
  grants: { agent: { ticket: { status: 'read' } } },
};

describe('taking edits back', () => {
  it.each<[string, PolicyEdit[]]>([
    ['a value that was changed', [{ path: ['grants', 'agent', 'ticket', 'status'], value: 'write' }]],
    ['a value that was added', [{ path: ['grants', 'agent', 'ticket', 'amount'], value: 'read' }]],
    ['maps that were made on the way', [{ path: ['grants', 'lead', 'ticket', 'status'], value: 'read' }]],
    ['a value that was removed', [{ path: ['grants', 'agent'], remove: true }]],
    ['nothing, where nothing was removed', [{ path: ['grants', 'lead', 'ticket'], remove: true }]],
    ['a list that was set', [{ path: ['roles', 'agent', 'rights'], value: [] }]],
    ['an entry at the end of a list', [{ path: ['roles', 'agent', 'rights', '1'], value: 'stop' }]],
    [
      'several edits of one place, in their order',
      [
        { path: ['roles', 'lead'], value: { title: 'Lead' } },
        { path: ['roles', 'lead', 'rights'], value: ['decide'] },
        { path: ['roles', 'lead'], remove: true },
        { path: ['roles', 'lead', 'title'], value: 'Again' },
      ],
    ],
    [
      'a key that names a prototype',
      [{ path: ['grants', '__proto__', 'ticket'], value: { status: 'write' } }],
    ],
  ])('restores %s', (_what, edits) => {
    const edited = applyEdits(document, edits);
    expect(applyEdits(edited, inverseEdits(document, edits))).toEqual(document);
  });

  it('restores any policy after any grants were set and removed', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const policy = JSON.parse(JSON.stringify(randomPolicy(random))) as PolicyDocument;
      const roles = [...keysAt(policy, ['roles']), 'somebody'];
      const edits = Array.from({ length: 20 }, (): PolicyEdit => {
        const path = ['grants', roles[Math.floor(random() * roles.length)] ?? '', 'ticket', `f${seed % 5}`];
        return random() < 0.3
          ? { path: path.slice(0, 2 + (seed % 3)), remove: true }
          : { path, value: 'read' };
      });
      expect(applyEdits(applyEdits(policy, edits), inverseEdits(policy, edits)), `seed ${seed}`).toEqual(
        policy,
      );
    }
  });
});

it('leaves what no edit touches the same object, so that nothing else is drawn anew', () => {
  const edited = applyEdits(document, [{ path: ['grants', 'agent', 'ticket', 'status'], value: 'write' }]);
  expect(edited.roles).toBe(document.roles);
  expect(edited.grants).not.toBe(document.grants);
});
