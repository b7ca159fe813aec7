import type { Detector, Match } from './detector.ts';

const words =
  'phone|telephone|tel|telefon|teléfono|telefono|telefone|téléphone|mobile|mobil|móvil|portable|cell|handy|fax|' +
  'whatsapp|rufnummer|call|text|ring|anrufen|тел|телефон|電話|电话';
const between = String.raw`[\s:.#=]{0,3}(?:(?:is|me|us|on|at|number|no|nr|ist|est|es|unter|au|al)[\s:.]{1,3}){0,3}`;
const number = String.raw`\(?\d(?:[ .\-/()]{0,2}\d){5,13}(?!\d)`;

interface Form {
  pattern: RegExp;
  /** How many digits such a number has. */
  least: number;
  most: number;
}

const forms: Form[] = [
  // +1 212 555 0123: ten digits behind the country code
  { pattern: /(?<![\p{L}\p{N}])\+ ?1(?:[ .\-/()]{0,3}\d){10}(?!\d)/gu, least: 11, most: 11 },
  // +49 30 901820
  { pattern: /(?<![\p{L}\p{N}])\+ ?\(?[1-9](?:[ .\-/()]{0,3}\d){6,14}(?!\d)/gu, least: 7, most: 15 },
  // 0049 30 901820
  {
    pattern: /(?<![\p{N}.,+\-/])00[1-9]\d{0,2}[ .\-/](?:[ .\-/()]{0,3}\d){6,12}(?!\d)/gu,
    least: 10,
    most: 17,
  },
  { pattern: /(?<![\p{L}\p{N}.,+\-/])00[1-9]\d{8,13}(?!\d)/gu, least: 11, most: 16 },
  // (212) 555-0123, 212-555-0123
  {
    pattern:
      /(?<![\p{L}\p{N}.\-/])(?:1[ .-])?(?:\([2-9]\d{2}\)[ .-]?|[2-9]\d{2}[.-])[2-9]\d{2}[ .-]\d{4}(?![\d-])/gu,
    least: 10,
    most: 11,
  },
  // 030 901820, 06 12 34 56 78, (020) 7946 0958
  {
    pattern: /(?<![\p{L}\p{N}.,:+\-/])\(?0[1-9]\d{0,4}\)?(?:[ /.-]{1,3}\d{2,8}){1,5}(?![\d:])/gu,
    least: 9,
    most: 12,
  },
  // phone: 5550123
  { pattern: new RegExp(`(?<=(?<![\\p{L}])(?:${words})${between})${number}`, 'giu'), least: 6, most: 14 },
];

const dateForm = /^\d\d([./-])\d\d\1(?:\d{4}|\d\d(?!\1))(?!\d)/;

const matchesOf = (folded: string, { pattern, least, most }: Form): Match[] =>
  Array.from(folded.matchAll(pattern), match => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0].replace(/\D/g, '').replace(/^00/, ''),
    written: match[0],
  })).filter(
    ({ value, written }) => value.length >= least - 2 && value.length <= most && !dateForm.test(written),
  );

/** Telephone numbers: international, national where their form tells them from other numbers, or behind a word like "phone". */
export const phone: Detector = {
  kind: 'phone',
  find: folded => forms.flatMap(form => matchesOf(folded, form)),
};
