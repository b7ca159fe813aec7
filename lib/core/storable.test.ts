import { expect, test } from 'vitest';
import { asStorable, isStorable } from './storable.ts';

test.each([
  ['NUL', 'a\0b'],
  ['half a character', 'a\ud83d'],
])('a text with %s cannot be stored, and is made fit for it', (_what, text) => {
  expect(isStorable(text)).toBe(false);
  expect(isStorable(asStorable(text))).toBe(true);
});

test('what can be stored is left as it is', () => {
  const text = 'line\nbreak, tab\t, escape \u001b, 日本語, 👩‍👩‍👧';
  expect(isStorable(text)).toBe(true);
  expect(asStorable(text)).toBe(text);
});
