import { codesIn } from './codes.ts';
import { type DayDate, datesIn, withoutDates } from './dates.ts';
import { numbersIn } from './numbers.ts';

/** The parts of a text that are right or wrong letter by letter. */
interface Atoms {
  dates: DayDate[];
  numbers: string[][];
  codes: string[];
}

const clock = /(?<!\d)\d{1,2}:\d{2}(?!\d)/g;

const atomsIn = (text: string): Atoms => {
  const rest = withoutDates(text);
  return {
    dates: datesIn(text),
    numbers: numbersIn(rest.replace(clock, ' ')),
    codes: [...codesIn(rest), ...(rest.match(clock) ?? [])],
  };
};

export const hasAtoms = (text: string): boolean => {
  const { dates, numbers, codes } = atomsIn(text);
  return dates.length + numbers.length + codes.length > 0;
};

/** The first date, number or code of a sentence that stands in none of its sources, in words; null when all do. */
export const unfoundAtom = (sentence: string, sources: string): string | null => {
  const claimed = atomsIn(sentence);
  const known = atomsIn(sources);
  // A number may stand inside a date of the source, and a day of the sentence be written as a number.
  const numbers = new Set([...known.numbers.flat(), ...numbersIn(sources.replace(clock, ' ')).flat()]);
  const date = claimed.dates.find(claim => !known.dates.some(each => each.fits(claim)));
  if (date) return `the date ${date.day}.${date.month}.${date.year ?? ''}`;
  const number = claimed.numbers.find(forms => !forms.some(form => numbers.has(form)));
  if (number) return `the number ${number[0]}`;
  const code = claimed.codes.find(each => !known.codes.includes(each));
  return code ? `“${code}”` : null;
};
