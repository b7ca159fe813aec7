import type { LocatorState, SitePreview } from '../../lib/core/pointing.ts';
import type { Locator } from '../../lib/core/policy.ts';

type Read = Extract<SitePreview, { state: 'read' }>;
export type FieldSight = Read['fields'][number];

/** What two records tell about the places of a field, in words, worst first. */
export interface FieldHealth {
  tone: 'good' | 'warn' | 'bad';
  /** A word for the badge. */
  word: string;
  remarks: string[];
}

export const sightOf = (preview: SitePreview | null, field: string): FieldSight | null =>
  preview?.state === 'read' ? (preview.fields.find(({ id }) => id === field) ?? null) : null;

/** Values of these types are often the same on two records. */
const oftenSame = ['choice', 'boolean'];

const isMissing = (sight: FieldSight | null): boolean => sight?.state === 'missing';

const disagreement = (sight: FieldSight | null, page: string): string | null =>
  sight?.states.includes('other')
    ? `Two of its places find different values on ${page}: one of them is wrong.`
    : null;

const several = (sight: FieldSight | null, page: string): string | null =>
  sight?.state === 'missing' && sight.states.includes('several')
    ? `A place finds several values on ${page}, and therefore none.`
    : null;

const fallback = (sight: FieldSight | null, page: string): string | null =>
  sight?.locator ? `On ${page} only place ${sight.locator + 1} found it.` : null;

const knowsOneLanguage = (locators: readonly Locator[]): boolean =>
  locators.length > 0 && locators.every(({ label }) => label?.length === 1);

/** Judges a field by the record it was pointed at on and a second one. `two` tells that they are two records. */
export const healthOf = (
  [first, second]: readonly [FieldSight | null, FieldSight | null],
  two: boolean,
  type: string,
  locators: readonly Locator[],
): FieldHealth => {
  const same = two && first?.value !== undefined && first.value === second?.value;
  const bad = [
    isMissing(first) && (!second || isMissing(second)) ? 'Not found.' : null,
    disagreement(first, 'page A'),
    disagreement(second, 'page B'),
    several(first, 'page A'),
    several(second, 'page B'),
  ].filter(remark => remark !== null);
  const warn = [
    isMissing(first) && second && !isMissing(second) ? 'Not found on page A: is it empty there?' : null,
    !isMissing(first) && isMissing(second) ? 'Not found on page B: is it empty there?' : null,
    same && !oftenSame.includes(type) ? 'The same on both records: is it the right place?' : null,
    fallback(first, 'page A'),
    fallback(second, 'page B'),
    knowsOneLanguage(locators) ? 'Found by words only: add those of your other languages.' : null,
  ].filter(remark => remark !== null);
  if (bad.length > 0) return { tone: 'bad', word: 'wrong', remarks: [...bad, ...warn] };
  if (warn.length > 0) return { tone: 'warn', word: 'check', remarks: warn };
  if (!first && !second) return { tone: 'warn', word: 'not looked at', remarks: [] };
  return { tone: 'good', word: two ? 'found on both' : 'found', remarks: [] };
};

export const stateWords: Record<LocatorState, string> = {
  same: 'finds it',
  other: 'finds another value',
  several: 'finds several values',
  nothing: 'finds nothing',
};
