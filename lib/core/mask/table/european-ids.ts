import type { Check, MaskRule } from '../mask-table.ts';
import { asNumber, downFrom, luhn, mod11And10, sum } from './check-digits.ts';
import { begin, day, end, gap, inParts, month } from './form-parts.ts';

type Extras = Pick<MaskRule, 'value' | 'weak'>;

const id = (form: string, checks: Check[] = [], extras: Extras = {}): MaskRule => ({
  kind: 'national id',
  view: 'groups',
  form,
  checks,
  ...extras,
});

const weak = { weak: true } as const;
const noDigit = '?';

const spanishLetters = 'trwagmyfpdxbnjzsqvhlcke';
const spanishNumber = asNumber(8, 23);

const unitedKingdom = [
  // National Insurance number
  id(
    inParts(
      '(?!(?:a[mnst]|by|e[ln]|l[ae]|my|on|re) )[abceghj-prstw-z][abceghj-nprstw-z]',
      '\\d\\d',
      '\\d\\d',
      '\\d\\d',
      '[a-d]',
    ),
    [],
    weak,
  ),
  // NHS number
  id(
    `${begin}\\d{3}[ -]\\d{3}[ -]\\d{4}${end}`,
    [sum({ weights: [10, 9, 8, 7, 6, 5, 4, 3, 2], mod: 11, digits: `0${noDigit}987654321` })],
    weak,
  ),
];

const germany = id(inParts('[1-9]\\d', '\\d{3}', '\\d{3}', '\\d{3}'), [mod11And10], {
  ...weak,
  // Of the first ten digits exactly one occurs twice or three times.
  value: String.raw`^(?=.*(\d).*\1.)(?!.*(\d)(?:.*\2){3}.)(?!.*(\d)(?=.*\3.).*(?!\3)(\d).*\4.)`,
});

const corsican = '0123456789'.padEnd(95).concat('ba');
const base10 = '0123456789';
const france = id(
  inParts('[1-478]', '\\d\\d', `(?:${month}|[2-9]\\d)`, '(?:\\d\\d|2[ab])', '\\d{3}', '\\d{3}', '\\d\\d'),
  [
    sum({
      weights: asNumber(13, 97),
      mod: 97,
      digits: downFrom(97, 97),
      alphabets: [...Array(6).fill(base10), corsican, ...Array(6).fill(base10)],
    }),
  ],
);

const spain = [
  id(
    inParts('\\d\\d', '\\d{3}', '\\d{3}', `[${spanishLetters}]`),
    [sum({ weights: spanishNumber, mod: 23, digits: spanishLetters })],
    weak,
  ),
  id(inParts('[xyz]', '\\d{7}', `[${spanishLetters}]`), [
    sum({
      weights: spanishNumber,
      mod: 23,
      digits: spanishLetters,
      alphabets: ['xyz', ...Array(7).fill(base10)],
    }),
  ]),
];

const letters = 'abcdefghijklmnopqrstuvwxyz';
const italy = id(
  inParts('[a-z]{3}', '[a-z]{3}', '[\\dlmnp-v]{2}[abcdehlmprst][\\dlmnp-v]{2}', '[a-z][\\dlmnp-v]{3}[a-z]'),
  [
    sum({
      weights: Array(15).fill(1),
      mod: 26,
      digits: letters,
      // A digit counts as much as the letter at its place in the alphabet.
      alphabets: ['bakplcqdrevosftguhminjwzyx10   2 3 4   5 6 7 8 9', `${letters}0123456789`],
    }),
  ],
);

const belgium = [0, 2_000_000_000].map(century =>
  id(inParts('\\d\\d', '[0-5]\\d', '[0-3]\\d', '\\d{3}', '\\d\\d'), [
    sum({
      weights: asNumber(9, 97),
      mod: 97,
      digits: downFrom(97, 97).map((_, rest) => String(97 - ((century + rest) % 97)).padStart(2, '0')),
    }),
  ]),
);

const netherlands = id(
  `${begin}\\d{4} \\d\\d \\d{3}${end}`,
  [sum({ weights: [9, 8, 7, 6, 5, 4, 3, 2], mod: 11, digits: base10 })],
  weak,
);

const poland = id(
  `${begin}\\d\\d(?:[02468][1-9]|[13579][0-2])${day}\\d{5}${end}`,
  [sum({ weights: [1, 3, 7, 9, 1, 3, 7, 9, 1, 3], mod: 10, digits: '0987654321' })],
  weak,
);

const swedishDay = `\\d\\d${month}(?:[06][1-9]|[1278]\\d|[39][01])`;
const sweden = [
  id(`${begin}${swedishDay}[ -]\\d{4}${end}`, [luhn()], weak),
  // Without the century the sum ends in 0.
  id(`${begin}19${swedishDay}${gap}\\d{4}${end}`, [luhn(1)]),
  id(`${begin}20${swedishDay}${gap}\\d{4}${end}`, [luhn(4)]),
];

const norway = id(inParts(`[0-7]\\d[0-5]\\d\\d\\d`, '\\d{5}'), [
  sum({ weights: [3, 7, 6, 1, 8, 9, 4, 5, 2], mod: 11, digits: `0${noDigit}987654321` }),
  sum({ weights: [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], mod: 11, digits: `0${noDigit}987654321` }),
]);

// Newer Danish and Icelandic numbers have no check digit.
const denmark = id(`${begin}${day}${month}\\d\\d-\\d{4}${end}`, [], weak);

const finnishLetters = '0123456789abcdefhjklmnprstuvwxy';
const finnishNumber = asNumber(9, 31);
const finland = [
  id(`${begin}${day}${month}\\d\\d[ -]\\d{3}[${finnishLetters}]${end}`, [
    sum({ weights: finnishNumber, mod: 31, digits: finnishLetters }),
  ]),
  id(`${begin}${day}${month}\\d\\d[a-fu-y]\\d{3}[${finnishLetters}]${end}`, [
    sum({
      weights: [...finnishNumber.slice(0, 6), 0, ...finnishNumber.slice(6)],
      mod: 31,
      digits: finnishLetters,
    }),
  ]),
];

const ireland = id(
  `${begin}\\d{7}[a-w][a-iw]?${end}`,
  [
    sum({
      weights: [8, 7, 6, 5, 4, 3, 2, 0, 9],
      at: 7,
      mod: 23,
      digits: 'wabcdefghijklmnopqrstuv',
      alphabets: [...Array(8).fill(base10), 'wabcdefghi'],
    }),
  ],
  weak,
);

const switzerland = id(inParts('756', '\\d{4}', '\\d{4}', '\\d\\d'), [
  sum({ weights: [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3], mod: 10, digits: '0987654321' }),
]);

const austria = id(
  `${begin}[1-9]\\d{3}${gap}${day}${month}\\d\\d${end}`,
  [sum({ weights: [3, 7, 9, 0, 5, 8, 4, 2, 1, 6], at: 3, mod: 11, digits: base10 })],
  weak,
);

const czechia = id(
  `${begin}\\d\\d(?:[05][1-9]|[16][0-2])${day} \\d{4}${end}`,
  [sum({ weights: asNumber(10, 11).slice(0, 9), mod: 11, digits: `0${noDigit}987654321` })],
  weak,
);

const romania = id(`${begin}[1-8]\\d\\d${month}${day}\\d{6}${end}`, [
  sum({ weights: [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], mod: 11, digits: '01234567891' }),
]);

// The few numbers that need a second sum are left to the words before them.
const estoniaAndLithuania = id(
  `${begin}[1-6]\\d\\d${month}${day}\\d{4}${end}`,
  [sum({ weights: [1, 2, 3, 4, 5, 6, 7, 8, 9, 1], mod: 11, digits: base10 })],
  weak,
);

const latvia = id(`${begin}${day}${month}\\d\\d-\\d{5}${end}`, [], weak);
const greece = id(`${begin}${day}${month}\\d{7}${end}`, [luhn()], weak);

/** Numbers of persons in European countries whose form and check digits tell them from other numbers. */
export const europeanIds: MaskRule[] = [
  ...unitedKingdom,
  germany,
  france,
  ...spain,
  italy,
  ...belgium,
  netherlands,
  poland,
  ...sweden,
  norway,
  denmark,
  ...finland,
  ireland,
  switzerland,
  austria,
  czechia,
  romania,
  estoniaAndLithuania,
  latvia,
  greece,
];
