import type { Detector, Match } from './detector.ts';

/** How card numbers begin and how long they are, network by network. Other numbers with a right check digit are left alone. */
const networks = [
  /^4(\d{12}|\d{15}|\d{18})$/,
  /^(5[1-5]\d\d|22[2-9]\d|2[3-6]\d\d|27[01]\d|2720|9792)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(0[0-5]|[689]\d)\d{11,16}$/,
  /^(35(2[89]|[3-8]\d)|62\d\d|8[12]\d\d|220[0-4])\d{12,15}$/,
  /^(50|5[6-9]|6\d)\d{11,17}$/,
];

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let place = digits.length - 1, factor = 1; place >= 0; place--, factor = 3 - factor) {
    const product = (digits.charCodeAt(place) - 48) * factor;
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
};

const isCard = (digits: string): boolean =>
  passesLuhn(digits) && networks.some(network => network.test(digits));

// Behind one to three letters stands a tracking number or a piece of a code.
const runs = /(?<!(?<!\p{L})\p{L}{1,3}|\d)\d+(?:[^\p{L}\p{N}]{1,3}\d+)*/gu;

/** Digits that stand together: where in the run, and behind how many other digits of it. */
type Group = readonly [start: number, size: number, before: number];

/**
 * How many of these groups make the longest card that begins with the first; 0 when none do. People write groups of one
 * size with a remainder, or groups of three digits or more; dates and prices are neither.
 */
const groupsOfCard = (digits: string, groups: Group[], first: number): number => {
  const [, firstSize = 0, from = 0] = groups[first] ?? [];
  let [best, even, long] = [0, true, true];
  for (let count = 1; even || long; count++) {
    const [, size = 20, before = 0] = groups[first + count - 1] ?? [];
    const length = before + size - from;
    long &&= size > 2 && count < 7;
    if (length > 19 || !(long || (even && size <= firstSize))) break;
    even &&= size === firstSize;
    if (length > 12 && isCard(digits.slice(from, from + length))) best = count;
  }
  return best;
};

const cardsInRun = (run: string, offset: number): Match[] => {
  const found: Match[] = [];
  const groups: Group[] = [];
  let digits = '';
  for (const { 0: group, index } of run.matchAll(/\d+/g)) {
    groups.push([index, group.length, digits.length]);
    digits += group;
  }
  for (let first = 0; first < groups.length; first++) {
    const count = groupsOfCard(digits, groups, first);
    if (count === 0) continue;
    const [start = 0, , from] = groups[first] ?? [];
    first += count - 1;
    const [last = 0, size = 0, before = 0] = groups[first] ?? [];
    found.push({
      start: offset + start,
      end: offset + last + size,
      value: digits.slice(from, before + size),
    });
  }
  return found;
};

const digitFor: Record<string, string> = { O: '0', o: '0', I: '1', l: '1', S: '5', B: '8', Z: '2' };
const disguisedWord = /(?<![\p{L}\d])(?=\d*[OoIlSBZ])[\dOoIlSBZ]{1,19}(?![\p{L}\d])/gu;

/** Letters written for digits, in words that hold nothing else: `4lll IIll` reads 4111 1111. */
const withDigits = (folded: string): string =>
  folded.replace(disguisedWord, word => word.replace(/\D/g, letter => digitFor[letter] ?? letter));

const mostlyDigits = (written: string): boolean => written.replace(/\D/g, '').length >= 8;

/** Payment card numbers, however they are spaced. */
export const card: Detector = {
  kind: 'card',
  find: folded =>
    Array.from(withDigits(folded).matchAll(runs), ({ 0: run, index }) => cardsInRun(run, index))
      .flat()
      .filter(({ start, end }) => mostlyDigits(folded.slice(start, end))),
};
