import type { Dice } from './dice.ts';

/** The digit that makes a number pass the check of ISO/IEC 7812. */
export const luhnDigit = (digits: string): string => {
  const doubled = [...digits].reverse().map((digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return value > 9 ? value - 9 : value;
  });
  return String((10 - (doubled.reduce((sum, value) => sum + value, 0) % 10)) % 10);
};

const cardKinds: [beginnings: string[], length: number, groups: number[]][] = [
  [['4'], 16, [4, 4, 4, 4]],
  [['51', '52', '53', '54', '55', '2221', '2500', '2700'], 16, [4, 4, 4, 4]],
  [['34', '37'], 15, [4, 6, 5]],
  [['6011', '644', '65'], 16, [4, 4, 4, 4]],
  [['36', '38', '300'], 14, [4, 6, 4]],
  [['3528', '3570'], 16, [4, 4, 4, 4]],
  [['62'], 16, [4, 4, 4, 4]],
  [['5018', '6304'], 18, [4, 4, 4, 4, 2]],
];

const grouped = (text: string, sizes: number[], between: string): string => {
  const [size = text.length, ...others] = sizes;
  const rest = text.slice(size);
  return rest === '' ? text : text.slice(0, size) + between + grouped(rest, others, between);
};

export const card = (dice: Dice): string => {
  const [beginnings, length, groups] = dice.pick(cardKinds);
  const beginning = dice.pick(beginnings);
  const body = beginning + dice.some(length - 1 - beginning.length);
  return grouped(body + luhnDigit(body), groups, dice.pick(['', ' ', '-']));
};

// `#` a digit, `@` a capital letter, `*` either, as the countries' own account numbers are built.
const accounts = {
  DE: '##################',
  GB: '@@@@##############',
  FR: '##########***********##',
  NL: '@@@@##########',
  ES: '####################',
  IT: '@##########************',
  CH: '#####************',
  AT: '################',
  BE: '############',
  PL: '########################',
  SE: '####################',
  NO: '###########',
  PT: '#####################',
  IE: '@@@@##############',
  DK: '##############',
  FI: '##############',
  CZ: '####################',
  MT: '@@@@#####******************',
  SA: '##******************',
  BR: '#######################@*',
};

/** The two digits that make the rest 1 when all is read as one number. */
const ibanDigits = (country: string, account: string): string => {
  const asNumber = `${account}${country}00`.replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55));
  return String(98n - (BigInt(asNumber) % 97n)).padStart(2, '0');
};

export const iban = (dice: Dice): string => {
  const country = dice.pick(Object.keys(accounts)) as keyof typeof accounts;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const account = accounts[country].replace(/[#@*]/g, mark =>
    dice.some(1, mark === '#' ? '0123456789' : mark === '@' ? letters : `0123456789${letters}`),
  );
  const written = country + ibanDigits(country, account) + account;
  return dice.below(2) ? written : written.replace(/(.{4})(?=.)/g, '$1 ');
};
