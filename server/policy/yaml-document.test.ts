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
