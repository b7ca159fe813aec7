/** Which locator of a field answered in one reading: the first of the list, a later one, or none. */
export type LocatorAnswer = 'first' | 'later' | 'missing';

/** How often something was so, how often not, and how many times in a row it has now not been so. */
export interface Streak {
  hits: number;
  misses: number;
  row: number;
  /** Ids of the records last counted in the present row, each of which counts once. Absent in what an earlier version stored. */
  records?: string[];
}

export interface LocatorHealth {
  /** Any locator answered. */
  found: Streak;
  /** The first locator answered. */
  byFirst: Streak;
}

export const unread: LocatorHealth = {
  found: { hits: 0, misses: 0, row: 0 },
  byFirst: { hits: 0, misses: 0, row: 0 },
};

const fewestInARow = 3;
const unlikely = 0.01;
/** Old readings fade, so that a field which became rare is judged by what it is like now. */
const remembered = 200;

/**
 * A field that most records have is broken after three records without it; one that every second record lacks only after
 * seven: fewer would happen by chance more than once in a hundred times.
 */
const isBroken = ({ hits, misses, row }: Streak): boolean =>
  hits > 0 && row >= fewestInARow && ((misses + 1) / (hits + misses + 2)) ** row < unlikely;

const faded = (streak: Streak): Streak =>
  streak.hits + streak.misses < remembered
    ? streak
    : { ...streak, hits: Math.ceil(streak.hits / 2), misses: Math.floor(streak.misses / 2) };

/** How many records of a row are remembered: more than a person has open beside each other. */
const rememberedRecords = 10;

const hasCounted = ({ records = [] }: Streak, recordId: string): boolean => records.includes(recordId);

const after = (streak: Streak, isHit: boolean, recordId: string): Streak => {
  if (!isHit && hasCounted(streak, recordId)) return streak;
  if (!isHit) {
    const records = [...(streak.records ?? []), recordId].slice(-rememberedRecords);
    return { ...streak, row: streak.row + 1, records };
  }
  // What was broken is mended now, and says nothing about how often the field is absent from a sound page.
  const misses = streak.misses + (isBroken(streak) ? 0 : streak.row);
  return faded({ hits: streak.hits + 1, misses, row: 0, records: [] });
};

/** The health after one more record gave this answer. */
export const withAnswer = (
  { found, byFirst }: LocatorHealth,
  answer: LocatorAnswer,
  recordId: string,
): LocatorHealth => ({
  found: after(found, answer !== 'missing', recordId),
  byFirst: after(byFirst, answer === 'first', recordId),
});

/** Whether a record tells something new: reading one again does not, nor going to and fro between some, unless the field is back. */
export const isNews = (
  { found, byFirst }: LocatorHealth,
  answer: LocatorAnswer,
  { recordId, lastRecord }: { recordId: string; lastRecord: string },
): boolean => {
  const isBack = answer === 'first' ? byFirst.row > 0 : answer === 'later' && found.row > 0;
  if (isBack) return true;
  if (recordId === lastRecord) return false;
  return answer === 'first' || !hasCounted(answer === 'missing' ? found : byFirst, recordId);
};

/** What is wrong with a field's locators, or null: nothing is found any more, or the first locator stopped to answer. */
export const locatorProblem = ({ found, byFirst }: LocatorHealth): 'missing' | 'fallback' | null =>
  isBroken(found) ? 'missing' : isBroken(byFirst) ? 'fallback' : null;

const times = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The problem in a sentence with its counts, for those who look after the site. */
export const locatorSummary = (
  { found, byFirst }: LocatorHealth,
  problem: 'missing' | 'fallback',
  { field, site }: { field: string; site: string },
): string =>
  problem === 'missing'
    ? `${field} is not found any more on ${site}: on none of the last ${times(found.row, 'record')}, on ${found.hits} before.`
    : `The first locator of ${field} on ${site} does not answer any more: on none of the last ${times(byFirst.row, 'record')}, on ${byFirst.hits} before. A fallback may be read in its place.`;
