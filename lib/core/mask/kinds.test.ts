import { describe, expect, test } from 'vitest';
import {
  besideLetters,
  besideOtherWords,
  birthDates,
  inPassing,
  ipAddresses,
  keys,
  macAddresses,
  namedAccounts,
  namedSecrets,
  nothingOfThese,
} from '../../../test/masking/other-values.ts';
import { idsByForm, idsByName, idsWithSlips } from '../../../test/masking/person-ids.ts';
import { Ledger } from './ledger.ts';
import { maskText } from './mask-text.ts';
import { maskTable } from './table/mask-table.ts';

const mask = (text: string, title?: string) => maskText(text, maskTable, new Ledger(''), 20_000, title).text;

const sentence = (value: string): string => `Hello, as asked: ${value}, thank you.`;

test.each(idsByForm)('the number of a person in %s is masked whole: %s', (_, id) => {
  expect(mask(sentence(id))).toBe(sentence('[national id 1]'));
});

test.each(idsByName)('"%s" is masked because of the words before it', said => {
  expect(mask(said)).toMatch(/^\D+\[national id 1\]"?$/);
});

test.each(idsWithSlips)('%s has a wrong check digit, and is left alone', id => {
  expect(mask(sentence(id))).toBe(sentence(id));
});

test.each(ipAddresses)('the address %s is masked whole', address => {
  expect(mask(sentence(address))).toBe(sentence('[IP address 1]'));
});

test.each(macAddresses)('the address of a device %s is masked whole', address => {
  expect(mask(sentence(address))).toBe(sentence('[MAC address 1]'));
});

test.each(keys)('the key %s is masked whole', key => {
  expect(mask(sentence(key))).toBe(sentence('[secret 1]'));
});

test.each(namedSecrets)('the secret in "%s" is masked, and what it is stays', (said, masked) => {
  expect(mask(said)).toBe(masked);
});

test.each(birthDates)('the date in "%s" is masked', (said, masked) => {
  expect(mask(said)).toBe(masked);
});

test.each(besideLetters)('"%s": the value is masked, and the letters beside it stay', (said, masked) => {
  expect(mask(said)).toBe(masked);
});

test.each(inPassing)('"%s" becomes "%s"', (said, masked) => {
  expect(mask(said)).toBe(masked);
});

test.each(besideOtherWords)(
  '"%s": a word that names something else ends with its clause: "%s"',
  (said, masked) => {
    expect(mask(said)).toBe(masked);
  },
);

test.each(namedAccounts)('"%s" becomes "%s": each number behind a word for an account', (said, masked) => {
  expect(mask(said)).toBe(masked);
});

test.each(nothingOfThese)('"%s" is left as it is', text => {
  expect(mask(text)).toBe(text);
});

describe('a title says what its text is', () => {
  test.each([
    ['Date of birth', '12/03/1980', '[date of birth 1]'],
    ['Geburtstag', '12.03.1980', '[date of birth 1]'],
    ['BSN', '111222333', '[national id 1]'],
    ['Password', 'hunter2', '[secret 1]'],
    ['Mobile', '9876543210', '[phone 1]'],
    ['Order date', '12/03/1980', '12/03/1980'],
    ['Order', '111222333', '111222333'],
  ])('%s: %s', (title, text, masked) => {
    expect(mask(text, title)).toBe(masked);
  });

  test.each([
    ['Customer', '212-555-0123', '[phone 1]'],
    ['Customer number', '078-05-1120', '[national id 1]'],
    ['Reference', '078 05 1120', '[national id 1]'],
    ['Product', '10.20.30.40', '[IP address 1]'],
    ['Order 2', '030 901820', '[phone 1]'],
    ['Version', 'order 030 901820', 'order 030 901820'],
  ])('and switches no mask off: %s: %s', (title, text, masked) => {
    expect(mask(text, title)).toBe(masked);
  });

  test('and is not part of what comes out', () => {
    expect(mask('Hello 4111 1111 1111 1111', 'Card 4111 1111')).toBe('Hello [card 1]');
  });
});
