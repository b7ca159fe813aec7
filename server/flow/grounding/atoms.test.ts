import { describe, expect, it } from 'vitest';
import { unfoundAtom } from './atoms.ts';
import { linksIn } from './codes.ts';
import { datesIn } from './dates.ts';
import { numbersIn } from './numbers.ts';

describe('numbers', () => {
  it.each([
    ['49.00 EUR', [['49']]],
    ['72,50 EUR', [['72.5']]],
    ['1,234.50 and 1.234,50', [['1234.5'], ['1234.5']]],
    ['1 234,50 €', [['1234.5']]],
    ['1.234 pieces', [['1.234', '1234']]],
    ['O-20931', []],
    ['no number', []],
  ])('of %s are the same in every way of writing them', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});

describe('dates', () => {
  it.each([
    '2026-03-03',
    '3 March 2026',
    'March 3, 2026',
    'the 3rd of March 2026',
    '3. März 2026',
    '3 mars 2026',
    '03.03.2026',
  ])('are understood as %s', text => {
    expect(datesIn(text).map(String)).toEqual(['2026-3-3']);
  });

  it('without a year fit any year, and with one only their own', () => {
    expect(unfoundAtom('On 3 March.', '2026-03-03')).toBeNull();
    expect(unfoundAtom('On 3 March 2025.', '2026-03-03')).not.toBeNull();
  });

  it('are not found in ordinary words', () => {
    expect(datesIn('You may cancel 2 mailboxes; 5 decisions follow.')).toEqual([]);
  });
});

it('a number of a sentence may not come out of a longer number of its source', () => {
  expect(unfoundAtom('You get 20 EUR.', 'order O-20931 of 120 EUR')).toBe('the number 20');
});

it('a clock time counts as a whole', () => {
  expect(unfoundAtom('At 17:27.', 'at 17:27 UTC')).toBeNull();
  expect(unfoundAtom('At 17:28.', 'at 17:27 UTC')).not.toBeNull();
});

it('links are found with and without their scheme', () => {
  for (const text of [
    'see https://a.example/x',
    'see www.a.example',
    'see collect.attacker.com/?d=1',
    'a@b.example',
  ])
    expect(linksIn(text)).toHaveLength(1);
  expect(linksIn('It was 49.00 EUR, e.g. yesterday. Please wait.')).toEqual([]);
});
