import type { Dice } from './dice.ts';

type Disguise = (written: string, dice: Dice) => string;

const digitsFrom =
  (zero: number): Disguise =>
  written =>
    written.replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit)));

const withoutGaps = (written: string): string => written.replace(/[ .\-/]/g, '');

const between =
  (gap: string, size: number): Disguise =>
  written =>
    withoutGaps(written).replace(new RegExp(`(.{${size}})(?=.)`, 'gu'), `$1${gap}`);

const lookAlikeDigits: Record<string, string> = { 0: 'O', 1: 'l', 5: 'S', 8: 'B' };

/** Some digits, never all: what has no digit left is a word. */
const withLetters: Disguise = (written, dice) => {
  let kept = 0;
  return written.replace(/[0158]/g, digit => {
    kept += 1;
    return kept % 2 === 0 || dice.below(2) === 0 ? digit : (lookAlikeDigits[digit] ?? digit);
  });
};

const everywhere: Record<string, Disguise> = {
  'full-width': written =>
    written.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  'zero-width': written => [...written].join('\u200b'),
  'soft hyphens': written => written.replace(/(..)(?=.)/g, '$1\u00ad'),
  'odd spaces': written => written.replaceAll(' ', '\u2009').replaceAll('-', '\u2011'),
};

const forDigits: Record<string, Disguise> = {
  'Arabic digits': digitsFrom(0x660),
  'Devanagari digits': digitsFrom(0x966),
  'mathematical digits': digitsFrom(0x1d7ce),
};

const forNumbers: Record<string, Disguise> = {
  ...forDigits,
  'digit by digit': between(' ', 1),
  'letters for digits': withLetters,
};

const forLongNumbers: Record<string, Disguise> = {
  dotted: between('.', 4),
  slashed: between('/', 4),
  'in twos': between(' ', 2),
  'over two lines': written => `${written.slice(0, 8)}\n${written.slice(8)}`,
};

const forEmail: Record<string, Disguise> = {
  '(at)': written => written.replace('@', ' (at) '),
  '[at] and [dot]': written => written.replace('@', '[at]').replaceAll('.', '[dot]'),
  'at and dot': written => written.replace('@', ' at ').replaceAll('.', ' dot '),
  'spaced at sign': written => written.replace('@', ' @ '),
  'Cyrillic letters': written => written.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('o', 'о'),
};

const forAddresses: Record<string, Disguise> = {
  'bracketed dots': written => written.replaceAll('.', '[.]'),
};

/** Ways to write a value of each kind that a person reads at once and a plain search does not find. */
export const disguises: Record<string, Record<string, Disguise>> = {
  card: { ...everywhere, ...forNumbers, ...forLongNumbers },
  'bank account': {
    ...everywhere,
    dotted: between('.', 4),
    dashed: between('-', 4),
    'digit by digit': between(' ', 1),
  },
  'national id': { ...everywhere, ...forNumbers },
  'e-mail': { ...everywhere, ...forEmail },
  phone: { ...everywhere, ...forDigits, 'letters for digits': withLetters },
  'IP address': { ...everywhere, ...forAddresses },
  'MAC address': everywhere,
  secret: { 'zero-width': everywhere['zero-width'] as Disguise },
  'date of birth': { ...everywhere, ...forDigits },
};
