import type { Detector, Match } from './detector.ts';

// How card numbers begin and how long they are, network by network; other numbers with a right check digit are left alone.
const networks: RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^5[1-5]\d{14}$/,
  /^2(?:2[2-9]|[3-6]\d|7[01])\d{13}$|^2720\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|095|[689]\d)\d{11,16}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^(?:6011|64[4-9]\d|65\d\d)\d{12,15}$/,
  /^(?:62|81|82)\d{14,17}$/,
  /^(?:50|5[6-9]|6[0-9])\d{11,17}$/,
  /^220[0-4]\d{12,15}$/,
  /^9792\d{12}$/,
];

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let index = digits.length - 1, double = false; index >= 0; index--, double = !double) {
    const digit = Number(digits[index]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
};

const isCard = (digits: string): boolean =>
  networks.some(network => network.test(digits)) && passesLuhn(digits) && !/^(\d)\1+$/.test(digits);

interface Group {
  start: number;
  end: number;
}

const mostGroups = 19;

/** Groups as people write card numbers: all of three digits or more, or all of one or two. Dates and prices are neither. */
const isRegular = (sizes: number[]): boolean => {
  const [first = 0, ...rest] = sizes;
  if (first >= 3) return sizes.length <= 6 && rest.every(size => size >= 3);
  return rest.every((size, index) => size === first || (index === rest.length - 1 && size < first));
};

const runForm = /\d+(?:[ \t\r\n.,\-_/*:|']{1,3}\d+)*/g;

const groupsOf = (run: string, offset: number): Group[] =>
  Array.from(run.matchAll(/\d+/g), match => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));

/** The longest card that begins with this group, or null. */
const cardAt = (folded: string, groups: Group[], first: number): (Match & { groups: number }) | null => {
  let digits = '';
  let best: (Match & { groups: number }) | null = null;
  const sizes: number[] = [];
  for (let index = first; index < Math.min(groups.length, first + mostGroups); index++) {
    const group = groups[index];
    const start = groups[first]?.start;
    if (group === undefined || start === undefined) break;
    digits += folded.slice(group.start, Math.min(group.end, group.start + 20));
    sizes.push(group.end - group.start);
    if (digits.length > 19) break;
    if (digits.length >= 13 && isRegular(sizes) && isCard(digits)) {
      best = { start, end: group.end, value: digits, groups: sizes.length };
    }
  }
  return best;
};

const cardsIn = (folded: string): Match[] => {
  const found: Match[] = [];
  for (const run of folded.matchAll(runForm)) {
    if (run[0].length < 13) continue;
    const groups = groupsOf(run[0], run.index);
    for (let first = 0; first < groups.length; first++) {
      const card = cardAt(folded, groups, first);
      if (card === null) continue;
      found.push({ start: card.start, end: card.end, value: card.value });
      first += card.groups - 1;
    }
  }
  return found;
};

const digitFor: Record<string, string> = { O: '0', o: '0', I: '1', l: '1', '|': '1', S: '5', B: '8', Z: '2' };
const mixedWord = /(?<![\p{L}\d])[\dOoIl|SBZ]{1,19}(?![\p{L}\d])/gu;

/** Letters written for digits, in words that hold nothing else: `4lll IIll` reads 4111 1111. */
const withDigits = (folded: string): string =>
  folded.replace(mixedWord, word => word.replace(/\D/g, letter => digitFor[letter] ?? letter));

const mostlyDigits = (original: string): boolean => (original.match(/\d/g)?.length ?? 0) >= 8;

/** Payment card numbers, however they are spaced. */
export const card: Detector = {
  kind: 'card',
  find(folded) {
    const found = cardsIn(folded);
    if (!/[OoIl|SBZ]\d|\d[OoIl|SBZ]/.test(folded)) return found;
    const disguised = cardsIn(withDigits(folded)).filter(
      match =>
        mostlyDigits(folded.slice(match.start, match.end)) &&
        !found.some(known => known.start < match.end && match.start < known.end),
    );
    return [...found, ...disguised];
  },
};
