import { fold } from '../fold.ts';
import type { MaskRule, MaskTable } from './mask-table.ts';

/** A form of a text, and where each of its characters begins in the original; the last entry is the original's length. */
interface View {
  text: string;
  at: number[];
}

export type Views = Record<MaskRule['view'], View>;

/** Words right before a value are looked for in so many characters. */
const reach = 40;

const token = /([\p{L}\p{N}]+)|[^\p{L}\p{N}]+/gu;

const markFor = (between: string): string => {
  const short = between.replace(/[\s"'`]+/g, ' ');
  if (short.length > 3) return '\n';
  return /[,-]/.exec(short)?.[0] ?? ' ';
};

/** Single characters that are evenly spaced out, such as `4 1 1 1`, become one group. */
const groupsOf = ({ text, at }: View): View => {
  const groups: View = { text: '', at: [] };
  let wasSingle = false;
  /** What spaces the characters of a group out. */
  let spacing = '';
  let between = '';
  let place = 0;
  const add = (part: string, start: number): void => {
    for (let unit = 0; unit < part.length; unit++) groups.at.push(at[start + unit] ?? 0);
    groups.text += part;
  };
  for (const { 0: part, 1: group, index } of text.matchAll(token)) {
    if (group === undefined) {
      between = part;
      place = index;
      continue;
    }
    const isSingle = part.length === 1;
    const isSpaced = wasSingle && isSingle && between.length === 1 && (spacing || between) === between;
    if (between && !isSpaced) add(markFor(between), place);
    spacing = isSpaced ? between : '';
    add(part, index);
    wasSingle = isSingle;
    between = '';
  }
  if (between) add(markFor(between), place);
  groups.at.push(at.at(-1) ?? 0);
  return groups;
};

// The one letter whose small form is two characters is İ.
const small = (text: string): string => text.replaceAll('İ', 'i').toLowerCase();

const withoutAccents = (text: string): string =>
  text.replace(/[\u00c0-\u03ff\u1e00-\u1fff]/g, letter => letter.normalize('NFD').charAt(0));

const viewsOf = (exact: View): Views => {
  const lower = { ...exact, text: small(exact.text) };
  return { exact, lower, groups: groupsOf({ ...lower, text: withoutAccents(lower.text) }) };
};

/** What stands right before a place, in small letters without accents, and with all its punctuation. */
export const wordsBefore = (original: string, place: number): string =>
  withoutAccents(small(fold(original.slice(Math.max(0, place - reach), place)).text));

/** The forms in which a text is searched: as it is, and, where that differs, with letters that pose as others undone. */
export const viewsFor = (original: string, { undoings }: MaskTable): Views[] => {
  const exact = fold(original);
  let text = exact.text;
  for (const { form, by } of undoings)
    text = text.replace(new RegExp(form, 'gu'), part => part.replace(/./g, letter => by[letter] ?? letter));
  const views = [viewsOf(exact)];
  if (text !== exact.text) views.push(viewsOf({ ...exact, text }));
  return views;
};
