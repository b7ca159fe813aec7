const monthNames = [
  ['january', 'jan', 'januar', 'janvier'],
  ['february', 'feb', 'februar', 'février'],
  ['march', 'mar', 'märz', 'mars'],
  ['april', 'apr', 'avril'],
  ['may', 'mai'],
  ['june', 'jun', 'juni', 'juin'],
  ['july', 'jul', 'juli', 'juillet'],
  ['august', 'aug', 'août'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'oktober', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'dezember', 'décembre'],
] as const;

const monthOf = new Map(monthNames.flatMap((names, index) => names.map(name => [name as string, index + 1])));
const monthWord = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|');

const iso = /(?<!\d)(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/g;
const dotted = /(?<![\d.])(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})?(?!\d)/g;
const dayFirst = new RegExp(
  `(?<!\\d)(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er)? (?:of )?(?<month>${monthWord})\\.?(?![\\p{L}])(?:,? (?<year>\\d{4}))?`,
  'giu',
);
const monthFirst = new RegExp(
  `(?<![\\p{L}])(?<month>${monthWord})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (?<year>\\d{4}))?`,
  'giu',
);
const forms = [iso, dotted, dayFirst, monthFirst];

/** A day of the year; `year` is null where the text leaves it out. */
export class DayDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;

  constructor(year: number | null, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  toString(): string {
    return `${this.year ?? ''}-${this.month}-${this.day}`;
  }

  /** Whether both may be the same day: a missing year fits every year. */
  fits(other: DayDate): boolean {
    const sameDay = this.month === other.month && this.day === other.day;
    return sameDay && (this.year === null || other.year === null || this.year === other.year);
  }
}

const monthNumber = (text: string): number => monthOf.get(text.toLowerCase()) ?? Number(text);

/** The days a text names, in English, German, French or digits. */
export const datesIn = (text: string): DayDate[] =>
  forms.flatMap(form =>
    [...text.matchAll(form)].map(({ groups = {} }) => {
      const year = groups.year === undefined ? null : Number(groups.year);
      return new DayDate(year, monthNumber(groups.month ?? ''), Number(groups.day));
    }),
  );

/** The text without its dates, so that their digits are not taken for amounts. */
export const withoutDates = (text: string): string =>
  forms.reduce((rest, form) => rest.replace(form, ' '), text);
