import type { MaskRule } from '../mask-table.ts';
import { luhn } from './check-digits.ts';
import { word } from './form-parts.ts';
import { filler } from './words.ts';

/** How card numbers begin and how long they are, network by network. Other numbers with a right check digit are left alone. */
const networks = [
  String.raw`4(?:\d{12}|\d{15}|\d{18})`,
  String.raw`(?:5[1-5]\d\d|22[2-9]\d|2[3-6]\d\d|27[01]\d|2720|9792)\d{12}`,
  String.raw`3[47]\d{13}`,
  String.raw`3(?:0[0-5]|[689]\d)(?:\d{11}|\d{13})`,
  String.raw`(?:35(?:2[89]|[3-8]\d)|62\d\d|8[12]\d\d|220[0-4])\d{12,15}`,
  String.raw`(?:50|5[6-9]|6\d)\d{11,17}`,
];

/** Long groups, or all of three, two or one, with a remainder: dates, prices and the numbers of orders are neither. */
const groups = [
  String.raw`\d{4,}(?:\D\d{3,}){0,4}`,
  String.raw`\d{3}(?:\D\d{3})*(?:\D\d{1,4})?`,
  // fours with a remainder, and with one more break at the end of a line
  String.raw`(?:\d{4}\D)*\d(?:\D?\d){3}(?:\D\d{4})*(?:\D\d{1,3})?`,
  String.raw`\d\d(?:\D\d\d)*(?:\D\d)?`,
  String.raw`\d(?:\D\d)*`,
];

// Behind one to three letters stands a tracking number or a piece of a code.
const begin = String.raw`(?<!(?<![a-zа-я])[a-zа-я]{1,3}|\d-?)`;

const cardOf = (length: number): MaskRule => ({
  kind: 'card',
  view: 'groups',
  form: String.raw`${begin}\d(?:[ ,-]?\d){${length - 1}}(?!\d)`,
  layout: `^(?:${groups.join('|')})$`,
  value: `^(?:${networks.join('|')})$`,
  checks: [luhn()],
  // So long are the numbers of articles and orders as well.
  ...(length !== 15 && length !== 16 && { weak: true }),
});

// Countries and the length of their account numbers, from the registry of IBAN formats.
const lengths =
  'ad24ae23al28at20az28ba20be16bg22bh22bi27br29by28ch21cr22cy28cz24de22dj27dk18do28ee20eg29es24fi18fk18fo18fr27gb22' +
  'ge22gi23gl18gr27gt28hn28hr21hu28ie22il23iq23is26it27jo30kw30kz20lb28lc32li21lt20lu20lv21ly25mc27md24me22mk19mn20' +
  'mr27mt31mu30ni28nl18no15om23pk24pl28ps29pt25qa29ro24rs22ru33sa24sc31sd18se24si19sk24sm27so23st25sv28tl23tn24tr26' +
  'ua29va22vg24xk20ye30';

/** Countries whose numbers have no letter but the first two. */
const digitsOnly = 'at ba be cr cz de dk ee es fi hr hu il is lt me mn no pl pt rs se si sk tl tn xk';

// Between letters and digits only such numbers may have a space: "is" is a word, too.
const accountForms = [...lengths.matchAll(/([a-z]{2})(\d\d)/g)].map(([, country = '', length]) => {
  const [gap, character] = digitsOnly.includes(country) ? ['[ -]?', '\\d'] : ['', '[a-z\\d]'];
  return `${country}${gap}\\d\\d(?:[ ,-]?${character}){${Number(length) - 4}}`;
});

const account: MaskRule = {
  kind: 'bank account',
  view: 'groups',
  form: String.raw`(?<=\biban|(?<![a-z\d]))(?:${accountForms.join('|')})`,
  checks: ['iban'],
};

// Behind such words a number with a slip of the pen is one as well.
const namedCard: MaskRule = {
  kind: 'card',
  view: 'groups',
  form: String.raw`${word('card[ -](?:number|no|nr|num)|cardnumber|kreditkart[a-z]*|kartennummer|carte bancaire|numero de (?:carte|tarjeta)|carta di credito|creditcard[a-z]*')}${filler}(\d(?:[ ,-]?\d){12,18}(?!\d))`,
};

const date = String.raw`(?:\d{4}[ -]\d\d?[ -]\d\d?|\d\d?[ -]\d\d?[ -]\d{4}|(?:19|20)\d\d-(?:19|20)\d\d)(?!\d)`;
const accountNumber = String.raw`(?!${date})(?:[a-z]{2})?\d(?:[ -]?(?:[a-z]{4}[ -]?)?\d){5,30}(?![a-z\d])`;
const bankCodes = 'iban|bic|swift|bankleitzahl|blz|sort code|routing|aba|clabe|bsb|transit(?= \\d{5}(?!\\d))';
const bankAccounts =
  'bank account|(?:checking|savings|current) account|kontonummer|konto ?nr|girokonto|bankkonto|rib|numero de (?:compte|cuenta)|' +
  'compte (?:bancaire|courant)|cuenta (?:bancaria|corriente)|numero di conto|conto (?:bancario|corrente)|conta (?:bancaria|corrente)|' +
  'rekeningnummer|bankrekening';
// At shops, too, customers have accounts: these words need a bank near them.
const accounts = 'account|acct|a c|checking|savings|konto|kto|compte|cuenta|conto|conta|rekening';
const nearBefore = String.raw`(?<=(?<![a-z])(?:${bankCodes}|bank|banque|banco|banca)(?![a-z])[^\n]{0,60})`;
const nearBehind = String.raw`(?=[^\n]{0,40}(?<![a-z])(?:${bankCodes})(?![a-z]))`;

const accountBehind = (words: string, before = '', behind = ''): MaskRule => ({
  kind: 'bank account',
  view: 'groups',
  form: `${word(words)}${filler}${before}(${accountNumber})${behind}`,
});
const namedAccounts = [
  accountBehind(`${bankCodes}|${bankAccounts}`),
  accountBehind(accounts, String.raw`(?=[a-z]{0,2}\d)${nearBefore}`),
  accountBehind(accounts, '', nearBehind),
];

/** Bank account numbers in the international form, and payment card numbers, however they are spaced. */
export const payment: MaskRule[] = [
  account,
  ...namedAccounts,
  namedCard,
  ...[19, 18, 17, 16, 15, 14, 13].map(cardOf),
];
