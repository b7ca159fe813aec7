/** Digits and letters turned into one of `digits`, which must stand at `at` (counted from 0) in the number. */
export interface SumCheck {
  /** What each character's value is multiplied by. */
  weights: number[];
  mod: number;
  /** For each remainder, from 0 on, the check character or characters. */
  digits: string | string[];
  at: number;
  /** A character's value is its place in the alphabet of its position; alphabets repeat. Without it: 0–9, then a–z. */
  alphabets?: string[];
}

/** A walk over the digits, first to last: `tables[digits left % tables][10 * state + digit]` is the next state, in base 36. */
export interface WalkCheck {
  tables: string[];
  start: number;
  end: number;
}

export type Check = SumCheck | WalkCheck | 'iban';

/** How one form of sensitive value is found. Plain data, so that a page can be given it with each request. */
export interface MaskRule {
  /** The word in the placeholder, such as `card` in `[card 1]`. */
  kind: string;
  /**
   * Which form of the text is searched. `exact`: folded; `lower`: the same in lower case; `groups`: in lower case, without
   * accents, and with one mark between letters and digits that stand together: a hyphen, a comma or a space.
   */
  view: 'exact' | 'lower' | 'groups';
  /** A regular expression whose work on any text grows no faster than the text. Its group, where it has one, ends it and is the value. */
  form: string;
  /** What in a value only separates it: two spellings that differ in this alone are one value. */
  drop?: string;
  /** What the value must be as well: as it is written, and without what separates it. */
  layout?: string;
  value?: string;
  checks?: Check[];
  /** The form alone says little: the value is left alone behind words that name something else, such as "order". */
  weak?: true;
}

/** How letters that pose as others are undone: where they stand, and what each of them is. */
export interface Undoing {
  form: string;
  by: Record<string, string>;
}

export interface MaskTable {
  rules: MaskRule[];
  /** Ends with a word that names something else, right before a value; searched in small letters without accents. */
  otherWords: string;
  /** In this order. Each character becomes one character. */
  undoings: Undoing[];
}
