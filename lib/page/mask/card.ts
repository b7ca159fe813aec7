import type { Detector, Match } from './detector.ts';

/** How card numbers begin and how long they are, network by network. Other numbers with a right check digit are left alone. */
const network = new RegExp(
  [
    String.raw`4(\d{12}|\d{15}|\d{18})`,
    String.raw`(5[1-5]\d\d|22[2-9]\d|2[3-6]\d\d|27[01]\d|2720|9792)\d{12}`,
    String.raw`3[47]\d{13}`,
    String.raw`3(0[0-5]|[689]\d)\d{11,16}`,
    String.raw`(35(2[89]|[3-8]\d)|62\d\d|8[12]\d\d|220[0-4])\d{12,15}`,
    String.raw`(50|5[6-9]|6\d)\d{11,17}`,
  ]
    .map(form => `^${form}$`)
    .join('|'),
);

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let place = digits.length - 1, factor = 1; place >= 0; place--, factor = 3 - factor) {
    const product = (digits.charCodeAt(place) - 48) * factor;
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
};

const isCard = (digits: string): boolean =>
  passesLuhn(digits) && network.test(digits) && !/^(\d)\1+$/.test(digits);

const run = /\d+(?:[\s.,\-_/*:|']{1,3}\d+)*/g;

interface Card extends Match {
  groups: number;
}

/**
 * The longest card that begins with this group of digits. People write groups of one size with a remainder, or groups
 * of three digits or more; dates and prices are neither.
 */
const cardAt = (groups: RegExpExecArray[], first: number): Card | null => {
  const { length: size } = groups[first]?.[0] ?? '';
  const start = groups[first]?.index ?? 0;
  let best: Card | null = null;
  let value = '';
  for (let count = 1, even = true, long = true; even || long; count++) {
    const { 0: digits = '', index = 0 } = groups[first + count - 1] ?? {};
    long &&= digits.length > 2 && count < 7;
    value += digits;
    if (digits === '' || value.length > 19 || !(long || (even && digits.length <= size))) break;
    even &&= digits.length === size;
    if (value.length > 12 && isCard(value))
      best = { start, end: index + digits.length, value, groups: count };
  }
  return best;
};

const cardsIn = (folded: string): Match[] => {
  const found: Match[] = [];
  for (const { 0: digits, index: offset } of folded.matchAll(run)) {
    const groups = Array.from(digits.matchAll(/\d+/g));
    for (let first = 0; first < groups.length; first++) {
      const card = cardAt(groups, first);
      if (card === null) continue;
      found.push({ start: offset + card.start, end: offset + card.end, value: card.value });
      first += card.groups - 1;
    }
  }
  return found;
};

const digitFor: Record<string, string> = { O: '0', o: '0', I: '1', l: '1', S: '5', B: '8', Z: '2' };
const disguisedWord = /(?<![\p{L}\d])(?=[\d]*[OoIlSBZ])[\dOoIlSBZ]{1,19}(?![\p{L}\d])/gu;

/** Letters written for digits, in words that hold nothing else: `4lll IIll` reads 4111 1111. */
const withDigits = (folded: string): string =>
  folded.replace(disguisedWord, word => word.replace(/\D/g, letter => digitFor[letter] ?? letter));

const mostlyDigits = (written: string): boolean => written.replace(/\D/g, '').length >= 8;

/** Payment card numbers, however they are spaced. */
export const card: Detector = {
  kind: 'card',
  find(folded) {
    const read = withDigits(folded);
    return cardsIn(read).filter(({ start, end }) => mostlyDigits(folded.slice(start, end)));
  },
};
