import { expect, test } from 'vitest';
import { findByPattern, findRecordId, patternProblem } from './pattern.ts';

test.each([
  ['/tickets/(\\d+)', '/tickets/1042?tab=history', '1042'],
  ['Display\\.html\\?id=(\\d+)', '/Ticket/Display.html?id=7', '7'],
  ['^#?([A-Z]{2,4}-\\d{1,9})$', '#REQ-12', 'REQ-12'],
  ['\\d+', 'order 4711', '4711'],
  ['(?:case|ticket) ([\\w-]+)', 'see ticket AB-9', 'AB-9'],
  ['Total:? ([\\d.,]+) EUR', 'Total 49.00 EUR', '49.00'],
  ['id: ([^\\s,]+?)(?:,|$)', 'id: 5,', '5'],
  ['[*+?]{2}(\\*)', 'a**+*', '*'],
  ['(\\d+)', 'none', ''],
  ['(?:(a)|b)', 'b', ''],
])('the pattern %s takes from %j the value %j', (source, text, value) => {
  expect(patternProblem(source)).toBeNull();
  expect(findByPattern(source, text)).toBe(value);
});

test.each([
  '(a+)+$',
  '(a|a)*b',
  '(?:.*)*x',
  '(\\w+\\s?){3,}!',
  'a*a*a*b',
  'a{0,90}a{0,90}a{0,90}b',
  '(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)b',
])('check 19: the pattern %s, which could take very long, is refused', source => {
  expect(patternProblem(source)).toMatch(/\w/);
});

test.each(['a*a*b', '^(\\w+)\\s?\\w+$', '(?:a?a?a?a?a?a?a?a?)a*b'])(
  'check 19: the pattern %s ends quickly on 50,000 hostile characters',
  source => {
    const started = performance.now();
    expect(patternProblem(source)).toBeNull();
    findByPattern(source, 'a'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  },
);

test.each(['(?=a)', '(?<!a)b', '(?<n>a)', '(a)\\1', '\\k', '(a', 'a)', '*a', '[a', '[b-a]', 'a{3,2}'])(
  'the pattern %s is refused with a reason',
  source => {
    expect(patternProblem(source)).toMatch(/\w/);
  },
);

test.each([
  ['^/tickets/(\\d+)$', '/tickets/7#comment-12', '7'],
  ['id=([^#&]+)', '/show?id=7#id=8', '7'],
  ['^/#ticket/zoom/(\\d+)$', '/#ticket/zoom/12', '12'],
  ['^/#ticket/zoom/(\\d+)$', '/', ''],
])('the pattern %s takes from the address %s the record %j', (source, address, id) => {
  expect(findRecordId(source, address)).toBe(id);
});
