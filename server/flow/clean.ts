import type { Reading } from '../../lib/core/plan.ts';
import { asStorable } from '../../lib/core/storable.ts';

const digitRuns = /(?<![\p{L}\p{N}])\d(?:[ \u00a0.-]?\d){12,18}(?![\p{L}\p{N}])/gu;
const ibanRuns = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/giu;

/** 13 to 19 digits whose check digit is right (Luhn). */
const isCard = (digits: string): boolean => {
  if (digits.length < 13) return false;
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0 && !/^0+$/.test(digits);
};

/** ISO 13616: the check digits make the rearranged number 1 modulo 97. */
const isIban = (iban: string): boolean => {
  if (iban.length < 15) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4))
    for (const digit of Number.parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
};

const bare = (found: string): string => found.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

const highest = (text: string, kind: string): number =>
  Math.max(0, ...[...text.matchAll(new RegExp(`\\[${kind} (\\d{1,3})\\]`, 'g'))].map(([, n]) => Number(n)));

/** The longest beginning of a run, ending where a word does, that is a real number: words may follow without a stop. */
const realLength = (run: string, isReal: (bare: string) => boolean): number => {
  for (let end = run.length; end > 0; end--)
    if (!/[\p{L}\p{N}]/u.test(run[end] ?? ' ') && isReal(bare(run.slice(0, end)))) return end;
  return 0;
};

const maskKind = (text: string, kind: string, runs: RegExp, isReal: (bare: string) => boolean): string => {
  let next = highest(text, kind);
  return text.replace(runs, run => {
    const length = realLength(run, isReal);
    if (length === 0) return run;
    next += 1;
    return `[${kind} ${next}]${run.slice(length)}`;
  });
};

/**
 * A text that is fit to be stored: well-formed, without NUL, and with payment cards and bank accounts masked. The page has
 * masked already; this second net holds where an extension is old, changed or not ours.
 */
export const cleanText = (text: string): string =>
  maskKind(maskKind(asStorable(text), 'iban', ibanRuns, isIban), 'card', digitRuns, isCard);

/** A value with every text in it clean. */
export const cleanDeep = <T>(value: T): T => {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleanDeep) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanDeep(each)])) as T;
};

/** A reading with every text that came from the page clean. */
export const cleanReading = (reading: Reading): Reading => ({
  ...reading,
  fields: reading.fields.map(cleanDeep),
  conversation: reading.conversation.map(cleanDeep),
});
