import { describe, expect, test } from 'vitest';
import { isOneOf } from './data-rule.ts';

describe('a data rule', () => {
  test.each([
    'VIP, EU only',
    'eu only',
    'vip; EU  only; new',
    'VIP|EU only',
    'VIP\nEU only',
    'VIP,\u200bEU\u00a0only',
    'ＥＵ only',
  ])('holds for a list of tags that has the one it names: %j', tags => {
    expect(isOneOf('list', ['EU only', 'No AI'], tags)).toBe(true);
  });

  test.each(['', null, 'EU', 'only', 'not EU only', 'EU only-ish'])(
    'does not hold for tags that only look like it: %j',
    tags => {
      expect(isOneOf('list', ['EU only'], tags)).toBe(false);
    },
  );

  test('takes a field that is no list as one value, commas and all, unless it comes in lines', () => {
    expect(isOneOf('text', ['Smith, Jones'], 'SMITH,  Jones ')).toBe(true);
    expect(isOneOf('text', ['Smith'], 'Smith, Jones')).toBe(false);
    expect(isOneOf('choice', ['yes'], 'no\nyes')).toBe(true);
  });

  test('can name the empty value', () => {
    expect(isOneOf('text', ['', 'none'], null)).toBe(true);
    expect(isOneOf('text', ['none'], null)).toBe(false);
  });
});
