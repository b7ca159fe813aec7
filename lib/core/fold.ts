/** A text in the plain form that detectors read, and for each of its characters its place in the original. */
export interface Folded {
  text: string;
  /** `at[i]` is where character `i` begins in the original; the last entry is the original's length. */
  at: number[];
}

/** The value of a decimal digit of any script: each script's ten digits lie in a row, from zero. */
const digitValue = (code: number): number =>
  /\p{Nd}/u.test(String.fromCodePoint(code - 1)) ? (digitValue(code - 1) + 1) % 10 : 0;

const foldOther = (character: string): string => {
  if (/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/u.test(character)) return '';
  const compatible = character.normalize('NFKC');
  if (/^[\x20-\x7e]$/.test(compatible)) return compatible;
  if (/\p{Nd}/u.test(character)) return String(digitValue(character.codePointAt(0) ?? 0));
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (/\p{Zs}/u.test(character)) return ' ';
  return /[\u2024\u3002\uff61\u00b7\u2022]/.test(character) ? '.' : character;
};

const remembered = new Map<string, string>();

const foldOne = (character: string): string => {
  if (character < '\x7f') return character;
  const folded = remembered.get(character) ?? foldOther(character);
  remembered.set(character, folded);
  return folded;
};

/** Turns digits of every script and form, odd spaces and dashes into plain ones, and drops invisible marks. */
export const fold = (original: string): Folded => {
  const at: number[] = [];
  let text = '';
  let place = 0;
  for (const character of original) {
    const folded = foldOne(character);
    for (let unit = 0; unit < folded.length; unit++) at.push(place);
    text += folded;
    place += character.length;
  }
  at.push(place);
  return { text, at };
};
