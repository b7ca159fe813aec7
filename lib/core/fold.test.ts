import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test.each([
  ['４１１１', '4111'],
  ['٤٩', '49'],
  ['४९', '49'],
  ['𝟒𝟗', '49'],
  ['4\u200b1', '41'],
  ['4\u03361', '41'],
  ['a\u00a0b', 'a b'],
  ['a–b−c', 'a-b-c'],
  ['x＠y．z', 'x@y.z'],
  ['Größe 尺', 'Größe 尺'],
])('%j is folded to %j', (original, folded) => {
  expect(fold(original).text).toBe(folded);
});

test('every place of the folded text is known in the original', () => {
  const original = 'a𝟒\u200b１b';
  const { text, at } = fold(original);
  expect(text).toBe('a41b');
  expect(at.map(place => original.slice(place))).toEqual([original, '𝟒\u200b１b', '１b', 'b', '']);
});
