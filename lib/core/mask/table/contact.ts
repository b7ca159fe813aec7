import type { MaskRule } from '../mask-table.ts';
import { letters } from './form-parts.ts';

// Every repetition has a limit, and a part begins where no other can have begun: hostile texts stay cheap.
const local = String.raw`(?<![${letters}\d][._%+'"\-]{0,3})[${letters}\d][${letters}\d._%+'"\-]{0,63}`;
const label = String.raw`[${letters}\d][${letters}\d\-]{0,62}`;
const ending = String.raw`(?:[${letters}]{2,24}|xn--[a-z0-9\-]{2,59})(?![${letters}\d])`;
const at = 'at|@|arroba|chiocciola|klammeraffe';
const dot = String.raw`dot|\.|punkt|punto|ponto|point`;
const inBrackets = (words: string): string => String.raw`\s?[[({<]\s?(?:${words})\s?[\])}>]\s?`;
const dotWord = String.raw`(?:${inBrackets(dot)}|\s(?:${dot})\s)`;
const dotted = (part: string, between: string): string => `(?:${part}${between}){0,4}`;
const domain = (between: string): string => `${label}${between}${dotted(label, between)}${ending}`;

const email = (form: string): MaskRule => ({ kind: 'e-mail', view: 'lower', form, drop: '\\s' });

// Without a dot or a digit in its name it is a place: "look at example.com".
const named = String.raw`(?<![${letters}\d][._%+'"\-]{0,3})[${letters}\d]{1,40}[._\d][${letters}\d._%+\-]{0,40}`;

const providers =
  'gmail|googlemail|yahoo|hotmail|outlook|live|icloud|gmx|web|proton|protonmail|aol|yandex|qq';

const emails = [
  email(`${local} ?@ ?${domain(String.raw`(?:\.| \. |${inBrackets(dot)})`)}`),
  email(`${dotted(label, dotWord)}${local}${inBrackets(at)}${domain(String.raw`(?:\.|${dotWord})`)}`),
  email(`${dotted(label, dotWord)}${local}\\s(?:at|arroba|@)\\s${domain(dotWord)}`),
  email(`${named}\\s(?:at|arroba)\\s${domain('\\.')}`),
  email(`${local}\\s(?:at|arroba)\\s(?:${providers})\\.[${letters}]{2,4}(?![${letters}\\d])`),
];

const phoneWords =
  'phone|ph|mob|my number|telephone|tel[a-zé]*|mobile?|movil|móvil|celular|cell|cellulare|handy(?:nummer)?|portable|gsm|rufnummer|fax|whatsapp|' +
  'signal|sms|call|ring|text|reach|contact|puhelin|тел|телефон|电话|手机|電話|携帯|전화|휴대폰|هاتف|फोन|फ़ोन';
const phoneFiller = String.raw`[\s:.#=]{0,3}(?:(?:is|me|us|him|her|back|on|at|under|number|num|no|nr|num[eé]ro|nummer|ist|est|es|[eè]|al|au|unter|:)[\s:.#]{1,3}){0,4}`;
const phoneBegin = String.raw`(?<![${letters}\d.,+\-/]|\d )`;
const dateOrZip = String.raw`(?!\d\d([./-])\d\d\1(?:\d{4}|\d\d(?!\1))(?!\d)|\d{5}-\d{4}(?!\d))`;
const digits = (least: number, most: number): string =>
  String.raw`(?:[ .\-/()]{0,3}\d){${least},${most}}(?![\d:]|-\d)`;

const phone = (form: string): MaskRule => ({ kind: 'phone', view: 'lower', form, drop: '^\\D*00|\\D' });
const weakPhone = (form: string): MaskRule => ({ ...phone(form), weak: true });

const phones = [
  // +1 212 555 0123: ten digits behind the country's; elsewhere the length differs
  phone(String.raw`(?<![${letters}\d])\+ ?\(?(?:1${digits(10, 10)}|[2-9]${digits(6, 14)})`),
  // 0049 30 901820, 004930901820
  weakPhone(String.raw`${phoneBegin}00[1-9](?:\d{0,2}[ .\-/]${digits(6, 12)}|\d{8,13}(?!\d))`),
  // (212) 555-0123, (020) 7946 0958, (11) 91234-5678: brackets tell enough
  phone(String.raw`${phoneBegin}(?:1[ .-])?\(\d{2,5}\)[ ./-]{0,3}\d{3,5}[ .-]{1,3}\d{4}(?![\d-])`),
  // 212-555-0123
  weakPhone(
    String.raw`${phoneBegin}(?:1[ .-])?(?:[2-9]\d\d[ ./-]{1,3}[2-9]\d\d|[2-9]\d\d-\d{3}(?=-)|[2-9]\d\d\.\d{3}(?=\.))[ .-]{1,3}\d{4}(?![\d-])`,
  ),
  // 030 901820, 06 12 34 56 78, (020) 7946 0958
  weakPhone(String.raw`${phoneBegin}(?<!:)(?:${dateOrZip}\(?0(?=\d{1,5}\)?[ /.-])[1-9]${digits(7, 9)})`),
  // 0612345678, 07911123456
  weakPhone(String.raw`${phoneBegin}(?<!:)0[1-9]\d{8,9}(?![${letters}\d:.,-])`),
  // phone: 5550123
  phone(
    String.raw`(?<![${letters}])(?:${phoneWords})[^\0-\x7f]{0,3}${phoneFiller}(?!\d{4}-\d\d-)(\(?\d${digits(5, 13)})`,
  ),
];

/** E-mail addresses, also those written to hide from machines, and telephone numbers. */
export const contact: MaskRule[] = [...emails, ...phones];
