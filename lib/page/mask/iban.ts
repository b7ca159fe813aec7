import type { Detector, Match } from './detector.ts';

// Countries and the length of their account numbers, from the registry of IBAN formats.
const lengths =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22' +
  'GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20' +
  'MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26' +
  'UA29VA22VG24XK20YE30';

const beginning = /(?<=\biban|(?<![a-z0-9]))([a-z])[ .-]?([a-z])[ .-]?\d[ .-]?\d/gi;

const isValid = (iban: string): boolean => {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
};

/** Takes as many letters and digits as the country's numbers have, across a few separators. */
const ibanAt = (folded: string, start: number, country: string): Match[] => {
  const length = Number(new RegExp(`${country}(\\d+)`, 'i').exec(lengths)?.[1] ?? 99);
  const form = new RegExp(`^(?:[a-z0-9][\\s.\\-_/]{0,3}){${length - 1}}[a-z0-9]`, 'i');
  const written = form.exec(folded.slice(start))?.[0] ?? '';
  const value = written.replace(/[^a-z0-9]/gi, '').toUpperCase();
  return isValid(value) ? [{ start, end: start + written.length, value }] : [];
};

/** Bank account numbers in the international form. */
export const iban: Detector = {
  kind: 'bank account',
  find: folded =>
    Array.from(folded.matchAll(beginning), ({ index, 1: one, 2: two }) =>
      ibanAt(folded, index, `${one}${two}`),
    ).flat(),
};
