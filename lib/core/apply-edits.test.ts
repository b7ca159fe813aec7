import { expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import type { Json } from './canonical.ts';
import { type PolicyEdit, policyEdit } from './policy-edit.ts';

const document: Json = { name: 'x', grants: null, list: [1, 2], roles: { agent: { title: 'Agent' } } };

test('edits make maps on the way, append to a list at its length, and leave the given document as it is', () => {
  const before = structuredClone(document);
  const edits: PolicyEdit[] = [
    { path: ['grants', 'agent', 'ticket', 'subject'], value: 'read' },
    { path: ['list', '2'], value: 3 },
    { path: ['list', '0'], remove: true },
    { path: ['roles', 'agent'], remove: true },
  ];
  expect(applyEdits(document, edits)).toEqual({
    name: 'x',
    grants: { agent: { ticket: { subject: 'read' } } },
    list: [2, 3],
    roles: {},
  });
  expect(document).toEqual(before);
});

test.each<[string, string[]]>([
  ['a key', ['gone', 'x']],
  ['a position', ['list', '2']],
  ['a key within nothing', ['grants', 'agent']],
])('removing %s that is not there changes nothing', (_what, path) => {
  expect(applyEdits(document, [{ path, remove: true }])).toEqual(document);
});

test.each<[string, PolicyEdit, RegExp]>([
  ['through a plain value', { path: ['name', 'x'], value: 1 }, /name holds a value/],
  ['to a position beyond the end', { path: ['list', '3'], value: 1 }, /the list has 2 entries/],
  ['to a key of a list', { path: ['list', 'x'], value: 1 }, /the list has 2 entries/],
])('a path %s is refused', (_what, edit, words) => {
  expect(() => applyEdits(document, [edit])).toThrow(words);
});

test('a key that names the prototype is a key like any other', () => {
  const edited = applyEdits({}, [{ path: ['__proto__', 'polluted'], value: true }]);
  expect(Object.keys(edited as object)).toEqual(['__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('values nested deeper than a policy ever is are refused before they are walked through', () => {
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(policyEdit.safeParse({ path: ['a'], value: deep }).success).toBe(false);
});
