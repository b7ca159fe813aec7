import type { Check, MaskRule } from '../mask-table.ts';
import { luhn, sum } from './check-digits.ts';
import { begin, day, end, gap, inParts, month } from './form-parts.ts';

const id = (form: string, checks: Check[] = [], weak = true): MaskRule => ({
  kind: 'national id',
  view: 'groups',
  form,
  checks,
  ...(weak && { weak }),
});

const digits = '0123456789';
const birth = `\\d\\d${month}${day}`;

const socialSecurity = (between: string): string =>
  `${begin}(?!000|666)\\d{3}${between}(?!00)\\d\\d${between}(?!0000)\\d{4}${end}`;
// With hyphens nothing else is written like it.
const unitedStates = [id(socialSecurity('-'), [], false), id(socialSecurity('[ -]'))];

const brazilianCheck = '00987654321';
// The sums allow eleven equal digits, which are nobody's number.
const brazil: MaskRule = {
  ...id(inParts('\\d{3}', '\\d{3}', '\\d{3}', '\\d\\d'), [
    sum({ weights: [10, 9, 8, 7, 6, 5, 4, 3, 2], mod: 11, digits: brazilianCheck }),
    sum({ weights: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2], mod: 11, digits: brazilianCheck }),
  ]),
  value: String.raw`^(?!(\d)\1{10})`,
};

// The permanent account number; Aadhaar numbers look like many others and need the word.
const india = id(`${begin}[a-z]{3}[abcfghljpt][a-z]\\d{4}[a-z]${end}`);

const china = id(
  inParts('[1-9]\\d{5}', `(?:19|20)${birth}`, '\\d{3}[\\dx]'),
  [
    sum({
      weights: [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2],
      mod: 11,
      digits: '10x98765432',
    }),
  ],
  false,
);

const korea = id(`${begin}${birth}-[1-8]\\d{6}${end}`);

const turkey = id(`${begin}[1-9]\\d{10}${end}`, [
  sum({ weights: [7, 9, 7, 9, 7, 9, 7, 9, 7], mod: 10, digits }),
  sum({ weights: Array(10).fill(1), mod: 10, digits }),
]);

const southAfrica = id(inParts(birth, '\\d{4}', '[01][89]\\d'), [luhn()]);

const mexico = [
  id(`${begin}[a-z][aeioux][a-z]{2}${birth}[hmx][a-z]{2}[b-df-hj-np-tv-z]{3}[a-z\\d]\\d${end}`, [], false),
];

const chileanCheck = '0k987654321';
const chile = [
  id(`${begin}\\d{2} ?\\d{3} ?\\d{3}-[\\dk]${end}`, [
    sum({ weights: [3, 2, 7, 6, 5, 4, 3, 2], mod: 11, digits: chileanCheck }),
  ]),
  id(`${begin}\\d ?\\d{3} ?\\d{3}-[\\dk]${end}`, [
    sum({ weights: [2, 7, 6, 5, 4, 3, 2], mod: 11, digits: chileanCheck }),
  ]),
];

const singaporeWeights = [1, 2, 7, 6, 5, 4, 3, 2];
const singapore = [
  id(`${begin}[st]\\d{7}[a-z]${end}`, [
    sum({
      weights: singaporeWeights,
      mod: 11,
      digits: 'jzihgfedcba',
      alphabets: ['s   t', ...Array(7).fill(digits)],
    }),
  ]),
  id(`${begin}[fg]\\d{7}[a-z]${end}`, [
    sum({
      weights: singaporeWeights,
      mod: 11,
      digits: 'xwutrqpnmlk',
      alphabets: ['f   g', ...Array(7).fill(digits)],
    }),
  ]),
];

const malaysia = id(`${begin}${birth}-\\d\\d-\\d{4}${end}`);

const thailand = id(`${begin}[1-8][ -]\\d{4}[ -]\\d{5}[ -]\\d\\d[ -]\\d${end}`, [
  sum({ weights: [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], mod: 11, digits: '10987654321' }),
]);

const russia = id(`${begin}\\d{3}-\\d{3}-\\d{3}${gap}\\d\\d${end}`);

/** Numbers of persons in other countries whose form and check digits tell them from other numbers. */
export const otherIds: MaskRule[] = [
  ...unitedStates,
  brazil,
  india,
  china,
  korea,
  turkey,
  southAfrica,
  ...mexico,
  ...chile,
  ...singapore,
  malaysia,
  thailand,
  russia,
];
