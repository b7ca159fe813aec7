import { type Dice, fill } from './dice.ts';

const givenNames = ['dana', 'omar', 'lucia', 'jonas', 'mei', 'fatima', 'piotr', 'ingrid', 'j', 'amelie'];
const familyNames = [
  'reyes',
  'haddad',
  'rossi',
  'weber',
  'lin',
  'novak',
  'kowalska',
  'berg',
  'obrien',
  'dupont',
];
// Reserved endings only. One of the peers passes over the word "example".
const domains = [
  'fernhill.invalid',
  'shop.fernhill.invalid',
  'riverbank.co.invalid',
  'kunden.bergmann.test',
  'librairie.test',
  'posta.valle.invalid',
  'büro.test',
  'museum.example',
];

export const email = (dice: Dice): string => {
  const local = dice.pick(givenNames) + dice.pick(['.', '_', '-', '']) + dice.pick(familyNames);
  return `${local}${dice.pick(['', '', dice.some(2), '+orders'])}@${dice.pick(domains)}`;
};

const phoneForms = [
  '+1 212 555 0###',
  '+1 (415) 555-0###',
  '(212) 555-0###',
  '312-555-0###',
  '+44 20 7946 0###',
  '+44 7700 900###',
  '07700 900###',
  '+49 30 2312 5###',
  '030 2312 5###',
  '+49 (0)171 39200##',
  '0171/39200##',
  '+33 1 99 00 ## ##',
  '06 39 98 ## ##',
  '+34 612 34# ###',
  '+39 06 5555 ####',
  '+31 6 1234 ####',
  '+48 512 34# ###',
  '+46 70 174 06 ##',
  '+351 912 34# ###',
  '+55 11 91234-####',
  '+91 98765 4####',
  '+81 3-1234-####',
  '+86 138 0013 ####',
  '0043 1 5880 1###',
  '+4915112345###',
];

export const phone = (dice: Dice): string => fill(dice, dice.pick(phoneForms));

const hex = '0123456789abcdef';
const octet = (dice: Dice): number => dice.between(1, 254);

export const ipAddress = (dice: Dice): string =>
  dice.pick([
    () => [octet(dice), octet(dice), octet(dice), octet(dice)].join('.'),
    () => `10.${octet(dice)}.${octet(dice)}.${octet(dice)}`,
    () => ['2001', 'db8', ...Array.from({ length: 6 }, () => dice.some(4, hex))].join(':'),
    () => `fe80::${dice.some(4, hex)}:${dice.some(3, hex)}f`,
    () => `2001:db8:${dice.some(4, hex)}::${dice.between(1, 99)}`,
  ])();

export const macAddress = (dice: Dice): string => {
  const pairs = Array.from({ length: 6 }, () => dice.some(2, hex));
  return dice.pick([pairs.join(':'), pairs.join('-').toUpperCase(), pairs.join(':').toUpperCase()]);
};

const mixed = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const url = `${mixed}-_`;
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

// Put together here, so that no line of the project looks like a key.
const keyForms: ((dice: Dice) => string)[] = [
  dice => `${'AK'}IA${dice.some(16, upper)}`,
  dice => `gh${'p'}_${dice.some(36, mixed)}`,
  dice => `sk_${'live'}_${dice.some(24, mixed)}`,
  dice => `xox${'b'}-${dice.some(12)}-${dice.some(24, mixed)}`,
  dice => `AI${'za'}${dice.some(35, url)}`,
  dice => `gl${'pat'}-${dice.some(20, mixed)}`,
  dice => `ey${'J'}${dice.some(20, mixed)}.ey${'J'}${dice.some(60, url)}.${dice.some(43, url)}`,
  dice => `np${'m'}_${dice.some(36, mixed)}`,
];

export const knownKey = (dice: Dice): string => dice.pick(keyForms)(dice);
export const unknownKey = (dice: Dice): string =>
  dice.pick([dice.some(32, hex), dice.some(40, mixed), `${dice.some(22, mixed)}==`]);

const words = ['Sommer', 'river', 'Banana', 'tiger', 'Winter'];
export const password = (dice: Dice): string =>
  dice.pick(words) + dice.pick(['', '!', '#', '-']) + dice.some(4) + dice.pick(['', '!', '$']);

const months = {
  en: ['January', 'March', 'May', 'August', 'October'],
  de: ['Januar', 'März', 'Mai', 'August', 'Oktober'],
  fr: ['janvier', 'mars', 'mai', 'août', 'octobre'],
  es: ['enero', 'marzo', 'mayo', 'agosto', 'octubre'],
};

export const birthDate = (dice: Dice, language: string): string => {
  const [day, month, year] = [dice.between(1, 28), dice.between(1, 12), dice.between(1940, 2006)];
  const [dd, mm] = [String(day).padStart(2, '0'), String(month).padStart(2, '0')];
  const name = dice.pick(months[language as keyof typeof months] ?? months.en);
  const spelled = {
    de: `${day}. ${name} ${year}`,
    fr: `${day} ${name} ${year}`,
    es: `${day} de ${name} de ${year}`,
  };
  return dice.pick([
    `${dd}/${mm}/${year}`,
    `${dd}.${mm}.${year}`,
    `${year}-${mm}-${dd}`,
    spelled[language as keyof typeof spelled] ?? `${name} ${day}, ${year}`,
  ]);
};
