import type { SumCheck, WalkCheck } from '../mask-table.ts';

type Sum = Omit<SumCheck, 'weights' | 'at'> & { weights: readonly number[]; at?: number };

/** A check character from a sum over the characters before it, unless it stands elsewhere. */
export const sum = ({ weights, at = weights.length, ...rest }: Sum): SumCheck => ({
  weights: [...weights],
  at,
  ...rest,
});

/** Weights that make the sum the remainder of the whole number with so many digits. */
export const asNumber = (length: number, mod: number): number[] =>
  Array.from({ length }, (_, place) => Number(10n ** BigInt(length - 1 - place) % BigInt(mod)));

/** `count` check numbers of two digits, from `first` downwards. */
export const downFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, rest) => String(first - rest).padStart(2, '0'));

const digits = Array.from({ length: 10 }, (_, digit) => digit);
const table = (states: number, next: (state: number, digit: number) => number): string =>
  Array.from({ length: states }, (_, state) =>
    digits.map(digit => next(state, digit).toString(36)).join(''),
  ).join('');

/** ISO/IEC 7812: every second digit from the right counts twice, and the sum ends in `end`. */
export const luhn = (end = 0): WalkCheck => ({
  tables: [
    table(10, (sum, digit) => (sum + digit) % 10),
    table(10, (sum, digit) => (sum + 2 * digit - (digit > 4 ? 9 : 0)) % 10),
  ],
  start: 0,
  end,
});

/** ISO 7064, MOD 11,10. */
export const mod11And10: WalkCheck = {
  tables: [table(11, (product, digit) => (2 * ((product + digit) % 10 || 10)) % 11)],
  start: 10,
  end: 2,
};
