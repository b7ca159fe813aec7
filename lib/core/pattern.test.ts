import { expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

const find = (source: string, text: string) => compilePattern(source).find(text);

test.each([
  ['/tickets/(\\d+)', '/tickets/1042?tab=history', '1042'],
  ['Display\\.html\\?id=(\\d+)', '/Ticket/Display.html?id=7', '7'],
  ['^#?([A-Z]{2,4}-\\d+)$', '#REQ-12', 'REQ-12'],
  ['\\d+', 'order 4711', '4711'],
  ['(?:case|ticket) ([\\w-]+)', 'see ticket AB-9', 'AB-9'],
  ['(a+?)b?', 'aaab', 'a'],
  ['(a|ab)(c|bcd)$', 'abcd', 'a'],
  ['\\bid: ([^\\s,]+)', 'valid: no, id: 5,', '5'],
  ['(x{2,3})', 'xxxxx', 'xxx'],
  ['(x{2,})y', 'axxxy', 'xxx'],
  ['[\\]\\-]([a-c])', '-b', 'b'],
  ['(z*)*q', 'zzq', 'zz'],
  ['(\\d+)', 'none', null],
  ['(?:(a)|b)', 'b', null],
])('the pattern %s takes from %j the value %j', (source, text, value) => {
  expect(find(source, text)).toBe(value);
});

test('a pattern agrees with the browser engine wherever both understand it', () => {
  const parts = ['a', 'b', '.', 'a*', 'b+?', '(?:ab|a)', '[ab]', 'b{1,2}', 'a?', '^', '$', '\\b'];
  const texts = ['', 'a', 'ab', 'aab', 'abab', 'bba', 'b a', 'aaabbb'];
  for (const one of parts) {
    for (const two of parts) {
      const source = `${one}(${two})a?`;
      for (const text of texts) {
        expect(find(source, text), `${source} on ${text}`).toBe(new RegExp(source).exec(text)?.[1] ?? null);
      }
    }
  }
});

test.each(['(a+)+$', '(a|a)*b', '(.*)*x', '(\\w+\\s?)*!', 'a*a*a*a*a*b', '(x{0,90})y'])(
  'check 19: the pattern %s ends quickly on 50,000 hostile characters',
  source => {
    const started = performance.now();
    compilePattern(source).find('ax'.repeat(100) + 'a'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(1_500);
  },
);

test.each([
  '(?=a)',
  '(?<!a)b',
  '(?<n>a)',
  '(a)\\1',
  '\\p{L}',
  '(a',
  'a)',
  '*a',
  '[a',
  '[b-a]',
  'a{3,2}',
  'a{9999}',
  '((a{50}){50}){50}',
  `${'('.repeat(40)}a${')'.repeat(40)}`,
])('the pattern %s is refused with a reason', source => {
  expect(() => compilePattern(source)).toThrow(SyntaxError);
});
