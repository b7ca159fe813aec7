import { type Dice, fill } from './dice.ts';
import { luhnDigit } from './payments.ts';

const two = (value: number): string => String(value).padStart(2, '0');

const birth = (dice: Dice) => ({
  year: dice.between(1940, 2006),
  month: two(dice.between(1, 12)),
  day: two(dice.between(1, 28)),
});

const ymd = (dice: Dice): string => {
  const { year, month, day } = birth(dice);
  return two(year % 100) + month + day;
};

const dmy = (dice: Dice): string => {
  const { year, month, day } = birth(dice);
  return day + month + two(year % 100);
};

const weighted = (digits: string, weights: number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);

/** Makes numbers until one of them can have check digits. */
const until = (make: () => string | null): string => make() ?? until(make);

const steuerId = (dice: Dice): string => {
  const kept = dice.shuffled('0123456789').slice(0, 9);
  const digits = dice.shuffled(kept + dice.pick(kept));
  if (digits.startsWith('0')) return steuerId(dice);
  let product = 10;
  for (const digit of digits) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  return digits + ((11 - product) % 10);
};

const codiceFiscale = (dice: Dice): string => {
  const consonants = 'BCDFGLMNPRSTVZ';
  const day = dice.between(1, 28) + (dice.below(2) ? 40 : 0);
  const body = `${dice.some(6, consonants)}${two(dice.between(40, 99))}${dice.pick('ABCDEHLMPRST')}${two(day)}${dice.pick('ABCDEFGHIL')}${dice.some(3)}`;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const sum = [...body].reduce((total, character, place) => {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (place % 2 === 0 ? (odd[value] ?? 0) : value);
  }, 0);
  return body + String.fromCharCode(65 + (sum % 26));
};

const nir = (dice: Dice): string => {
  const { year, month } = birth(dice);
  const body = `${dice.pick('12')}${two(year % 100)}${month}${two(dice.between(1, 95))}${dice.some(6)}`;
  return body + two(97 - Number(BigInt(body) % 97n));
};

const belgian = (dice: Dice): string => {
  const { year, month, day } = birth(dice);
  const body = `${two(year % 100)}${month}${day}${dice.some(3)}`;
  return body + two(97 - (Number((year > 1999 ? '2' : '') + body) % 97));
};

const norwegian = (dice: Dice): string =>
  until(() => {
    const body = dmy(dice) + dice.some(3);
    const first = (11 - (weighted(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
    const second = (11 - (weighted(body + first, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return first > 9 || second > 9 ? null : `${body}${first}${second}`;
  });

const cpf = (dice: Dice): string => {
  const body = dice.some(9);
  const check = (digits: string): number => {
    const rest =
      weighted(
        digits,
        Array.from(digits, (_, place) => digits.length + 1 - place),
      ) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const first = check(body);
  return `${body}${first}${check(body + first)}`;
};

const bsn = (dice: Dice): string =>
  until(() => {
    const body = dice.number(8);
    const check = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return check > 9 ? null : `${body}${check}`;
  });

const hetu = (dice: Dice): string => {
  const day = dmy(dice);
  const number = two(dice.between(2, 89)).padStart(3, '0');
  return `${day}-${number}${'0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(day + number) % 31)}`;
};

const pps = (dice: Dice): string => {
  const digits = dice.some(7);
  return `${digits + 'WABCDEFGHIJKLMNOPQRSTUV'.charAt((weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + 9) % 23)}A`;
};

const ahv = (dice: Dice): string => {
  const body = `756${dice.some(9)}`;
  const check = (10 - (weighted(body, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10;
  return `${body}${check}`.replace(/(...)(....)(....)(..)/, '$1.$2.$3.$4');
};

const dniLetter = (number: string): string => 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23);

const pesel = (dice: Dice): string => {
  const body = ymd(dice) + dice.some(4);
  return body + ((10 - (weighted(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10);
};

const ninoPrefixes = ['AB', 'CE', 'GH', 'JK', 'LM', 'PR', 'SW', 'WX', 'YZ', 'ZA'];

interface PersonId {
  make(dice: Dice): string;
  /** What people call it. */
  names: string[];
  /** Its form says too little: it stands behind its name only. */
  namedOnly?: true;
}

export const personIds: PersonId[] = [
  {
    names: ['SSN', 'Social Security number'],
    make: dice => `${dice.between(100, 665)}-${two(dice.between(1, 99))}-${dice.number(4)}`,
  },
  {
    names: ['my social', 'social'],
    make: dice => `${dice.between(100, 665)}${two(dice.between(1, 99))}${dice.number(4)}`,
    namedOnly: true,
  },
  {
    names: ['NI number', 'National Insurance number', 'NINO'],
    make: dice =>
      dice.pick(ninoPrefixes) + fill(dice, dice.pick([' ## ## ## ', '######'])) + dice.pick('ABCD'),
  },
  { names: ['Steuer-ID', 'steuerliche Identifikationsnummer', 'IdNr.'], make: steuerId },
  { names: ['numéro de sécurité sociale', 'NIR'], make: nir },
  {
    names: ['DNI', 'NIF'],
    make: dice => {
      const digits = dice.some(8);
      return digits + dice.pick(['', '-']) + dniLetter(digits);
    },
  },
  {
    names: ['NIE'],
    make: dice => {
      const [first, digits] = [dice.below(3), dice.some(7)];
      return 'XYZ'.charAt(first) + digits + dniLetter(first + digits);
    },
  },
  { names: ['codice fiscale'], make: codiceFiscale },
  { names: ['BSN', 'burgerservicenummer'], make: bsn, namedOnly: true },
  {
    names: ['rijksregisternummer', 'numéro national'],
    make: dice => belgian(dice).replace(/(..)(..)(..)(...)(..)/, dice.pick(['$1.$2.$3-$4.$5', '$1$2$3$4$5'])),
  },
  { names: ['PESEL'], make: pesel },
  {
    names: ['personnummer'],
    make: dice => {
      const body = ymd(dice) + dice.some(3);
      return `${dice.pick(['', '19'])}${body.slice(0, 6)}-${body.slice(6)}${luhnDigit(body)}`;
    },
  },
  { names: ['fødselsnummer'], make: norwegian },
  { names: ['CPR-nummer'], make: dice => `${dmy(dice)}-${dice.some(4)}` },
  { names: ['henkilötunnus', 'HETU'], make: hetu },
  { names: ['NIF', 'número de contribuinte'], make: dice => `2${dice.some(8)}`, namedOnly: true },
  { names: ['PPS number', 'PPSN'], make: pps },
  { names: ['AHV-Nummer', 'AHV'], make: ahv },
  { names: ['CPF'], make: dice => cpf(dice).replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4') },
  {
    names: ['Aadhaar', 'Aadhaar number'],
    make: dice => `${dice.pick('23456789')}${fill(dice, '### #### ####')}`,
    namedOnly: true,
  },
  {
    names: ['SIN number', 'social insurance number'],
    make: dice => fill(dice, '1## ### ###'),
    namedOnly: true,
  },
  { names: ['NHS number'], make: dice => fill(dice, '4## ### ####'), namedOnly: true },
  { names: ['passport number', 'Passport no'], make: dice => fill(dice, '@########'), namedOnly: true },
  { names: ['Reisepassnummer'], make: dice => fill(dice, 'C##X##T##'), namedOnly: true },
];
