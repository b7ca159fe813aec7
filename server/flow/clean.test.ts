import { describe, expect, it } from 'vitest';
import { cleanDeep, cleanText } from './clean.ts';

describe('payment cards and bank accounts are masked', () => {
  it.each([
    ['Card 4111 1111 1111 1111.', 'Card [card 1].'],
    ['Card 4111-1111-1111-1111 please', 'Card [card 1] please'],
    ['4111111111111111 and 5500 0000 0000 0004', '[card 1] and [card 2]'],
    ['IBAN DE89 3704 0044 0532 0130 00 please pay', 'IBAN [bank account 1] please pay'],
    ['gb82west12345698765432', '[bank account 1]'],
    ['[card 1] was old, 4111 1111 1111 1111 is new', '[card 1] was old, [card 2] is new'],
  ])('%s', (text, masked) => {
    expect(cleanText(text)).toBe(masked);
  });
});

describe('other numbers stay as they are', () => {
  it.each([
    'order O-20931 of 2026-11-03, 49.00 EUR',
    'parcel CE 4401 7702',
    'number 1234 5678 9012 3456 has a wrong check digit',
    '0000 0000 0000 0000',
    'DE00 3704 0044 0532 0130 00',
    'b7f1c3a2-1111-4111-8111-111111111111',
  ])('%s', text => {
    expect(cleanText(text)).toBe(text);
  });
});

it('what a store cannot keep is taken out', () => {
  expect(cleanText('a\0b\ud800c')).toBe('ab\ufffdc');
});

it('every text of a value is cleaned, however deep it lies', () => {
  expect(cleanDeep({ a: ['4111 1111 1111 1111', 7, null], b: { c: 'x\0' } })).toEqual({
    a: ['[card 1]', 7, null],
    b: { c: 'x' },
  });
});

it('a hostile text is cleaned in bounded time', () => {
  const started = performance.now();
  cleanText('1 '.repeat(25_000));
  cleanText('DE11 '.repeat(10_000));
  cleanText(`${'9'.repeat(50_000)}x`);
  expect(performance.now() - started).toBeLessThan(5_000);
});
