import { expect, test } from 'vitest';
import { selectorProblem } from './selector.ts';

test.each([
  'h1',
  '#header h1',
  '.properties select[name=status]',
  '.ticket-info-people .inline-edit-display .requestors .current-value',
  'article.ticket > dl dd:nth-of-type(2n+1)',
  '[data-field="order ~ of :has(x)"]',
  '[class~=open]',
  'host-element >>> .inner',
  'a:not(.b):is(.c, .d)',
  '#CF-1\\:x',
])('%s may be used', selector => {
  expect(selectorProblem(selector)).toBeNull();
});

test.each([
  ['looks from each element at the others', 'div:has(a)', /:has\(\)/],
  ['does so in capitals', 'div:HAS(a)', /:has\(\)/],
  ['looks at all later siblings', 'a ~ b', /~/],
  ['counts over a filtered list', ':nth-child(2 of .a .b)', /count positions/],
  ['nests without need', ':is(:not(:is(a)))', /nest/],
  ['has very many steps', 'a '.repeat(20), /steps/],
  ['has very many alternatives', Array(20).fill('a').join(','), /alternatives/],
  ['is very long', 'a'.repeat(301), /300 characters/],
  ['leaves a bracket open', 'a[href', /brackets/],
  ['closes one that is not open', 'a)', /brackets/],
  ['leaves a quote open', 'a[href="x]', /quote/],
  ['holds a rule', 'a{color:red}', /not allowed/],
  ['holds a control character', 'a\u0007b', /not allowed/],
])('a selector that %s is refused', (_what, selector, words) => {
  expect(selectorProblem(selector)).toMatch(words);
});

test('hostile text is judged quickly', () => {
  const started = performance.now();
  for (const part of ['(', '[', '"', '\\', ':nth-x(', ',', ' ', '>']) selectorProblem(part.repeat(300));
  expect(performance.now() - started).toBeLessThan(5_000);
});
