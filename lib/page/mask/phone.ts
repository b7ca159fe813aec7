import type { Detector } from './detector.ts';

const words = 'phone|tel\\p{L}*|mobile?|móvil|cell|handy|fax|whatsapp|call|text|тел|电话';
const filler = String.raw`[\s:.#=]{0,3}(?:(?:is|me|us|on|at|number|no|nr|ist|est|es)[\s:.]{1,3}){0,3}`;
const start = String.raw`(?<![\p{L}\p{N}.,+\-/]|\d )`;
const dateOrZip = String.raw`(?!\d\d([./-])\d\d\1(?:\d{4}|\d\d(?!\1))(?!\d)|\d{5}-\d{4}(?!\d))`;
const digits = (least: number, most: number): string =>
  String.raw`(?:[ .\-/()]{0,3}\d){${least},${most}}(?![\d:])`;

const forms = [
  // +1 212 555 0123: ten digits behind the country's; elsewhere the length differs
  String.raw`(?<![\p{L}\p{N}])\+ ?\(?(?:1${digits(10, 10)}|[2-9]${digits(6, 14)})`,
  // 0049 30 901820, 004930901820
  String.raw`${start}00[1-9](?:\d{0,2}[ .\-/]${digits(6, 12)}|\d{8,13}(?!\d))`,
  // (212) 555-0123, 212-555-0123, (11) 91234-5678
  String.raw`${start}(?:1[ .-])?(?:\(\d{2,5}\)[ .-]?\d{3,5}|[2-9]\d\d[ .-][2-9]\d\d)[ .-]\d{4}(?![\d-])`,
  // 030 901820, 06 12 34 56 78, (020) 7946 0958
  String.raw`${start}(?<!:)${dateOrZip}\(?0(?=\d{1,5}\)?[ /.-])[1-9]${digits(7, 9)}`,
  // phone: 5550123
  String.raw`(?<=(?<!\p{L})(?:${words})${filler})\(?\d${digits(5, 13)}`,
];
const anyForm = new RegExp(forms.join('|'), 'giu');

/** Telephone numbers: international, national where their form tells them from other numbers, or behind a word like "phone". */
export const phone: Detector = {
  kind: 'phone',
  find: folded =>
    Array.from(folded.matchAll(anyForm), ({ 0: written, index }) => ({
      start: index,
      end: index + written.length,
      value: written.replace(/\D/g, '').replace(/^00/, ''),
    })),
};
