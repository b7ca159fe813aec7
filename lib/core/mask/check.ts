import type { Check, SumCheck, WalkCheck } from './mask-table.ts';

const base36 = '0123456789abcdefghijklmnopqrstuvwxyz';

/** ISO 13616: with the first four characters moved to the end and letters as numbers from 10, the rest is 1. */
const isIban = (value: string): boolean => {
  let rest = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const number = base36.indexOf(character);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
};

const sums = (value: string, { weights, mod, digits, at, alphabets = [base36] }: SumCheck): boolean => {
  let sum = 0;
  for (const [place, weight] of weights.entries()) {
    const alphabet = alphabets[place % alphabets.length] ?? '';
    sum += weight * alphabet.indexOf(value.charAt(place));
  }
  return value.startsWith(digits[sum % mod] ?? '?', at);
};

const walks = (value: string, { tables, start, end }: WalkCheck): boolean => {
  let state = start;
  for (let place = 0; place < value.length; place++) {
    const table = tables[(value.length - 1 - place) % tables.length] ?? '';
    state = base36.indexOf(table.charAt(10 * state + Number(value.charAt(place))));
  }
  return state === end;
};

/** Whether a number, in lower case and without separators, has the check digits it must have. */
export const passes = (value: string, check: Check): boolean => {
  if (check === 'iban') return isIban(value);
  return 'tables' in check ? walks(value, check) : sums(value, check);
};
