import { expect, test } from 'vitest';
import { PolicyRefused, readYaml } from './yaml-document.ts';

test.each([
  ['nested without end', '['.repeat(50_000)],
  ['nested more than a policy ever is', `a: ${'{a: '.repeat(40)}1${'}'.repeat(40)}`],
  ['no map', '- a\n- b\n'],
  ['empty', ''],
  ['with half a character', 'name: "\\uD800"\n'],
  ['with NUL', 'name: "a\\0b"\n'],
  ['a million characters and more', `name: ${'x'.repeat(1_000_001)}`],
])('a text that is %s is refused, not stored', (_what, yaml) => {
  expect(() => readYaml(yaml)).toThrow(PolicyRefused);
});

test('a key that is there twice is refused with its line, however it is written', () => {
  expect(() => readYaml('a:\n  "b": 1\n  c: 1\n  b: 2\n')).toThrow(/line 4: keys must be unique, and “b”/);
  expect(() => readYaml('a: { 42: x, "42": y }')).toThrow(/unique/);
});

test('a document of very many keys is read in seconds', () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`);
  const started = performance.now();
  expect(Object.keys(readYaml(keys.join('\n')).value)).toHaveLength(60_000);
  expect(performance.now() - started).toBeLessThan(20_000);
});
