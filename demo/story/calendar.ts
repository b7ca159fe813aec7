const dayMs = 86_400_000;

/** Tells the story's times as distances from its end, so that "18 days ago" stays true whenever it is told. */
export interface Calendar {
  /** ISO time that many days, hours and minutes before the end. */
  ago(days: number, hours?: number, minutes?: number): string;
  /** YYYY-MM-DD that many days before the end. */
  date(days: number): string;
  /** The same day in words: `2 November 2026`. */
  inWords(days: number, locale?: string): string;
}

export const calendarTo = (end: Date): Calendar => {
  const before = (days: number, hours = 0, minutes = 0) =>
    new Date(end.getTime() - days * dayMs - hours * 3_600_000 - minutes * 60_000);
  return {
    ago: (days, hours, minutes) => before(days, hours, minutes).toISOString(),
    date: days => before(days).toISOString().slice(0, 10),
    inWords: (days, locale = 'en-GB') =>
      before(days).toLocaleDateString(locale, {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  };
};
