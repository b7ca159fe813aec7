/** A text in the plain form that detectors read, and for each of its characters its place in the original. */
export interface Folded {
  text: string;
  /** `at[i]` is where character `i` begins in the original; the last entry is the original's length. */
  at: number[];
}

// Cyrillic and Greek letters that look like the Latin ones below them.
const lookAlikes = 'АВЕЅІЈКМНОРСТХУаеіјосрхуѕԁһɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανι';
const latin = 'ABESIJKMHOPCTXYaeijocpxysdhgABEZHIKMNOPTYXoavi';

const special = new Map([...lookAlikes].map((letter, index) => [letter, latin[index] ?? letter]));

/** The value of a decimal digit of any script: each script's ten digits lie in a row, from zero. */
const digitValue = (digit: string): string => {
  let code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code--;
    value++;
  }
  return String(value);
};

const foldOther = (character: string): string => {
  if (/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/u.test(character)) return '';
  const known = special.get(character);
  if (known !== undefined) return known;
  const compatible = character.normalize('NFKC');
  if (/^[\x20-\x7e]$/.test(compatible)) return compatible;
  if (/\p{Nd}/u.test(character)) return digitValue(character);
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (/\p{Zs}/u.test(character)) return ' ';
  if (/[\u2024\u3002\uff61\u00b7\u2022]/.test(character)) return '.';
  return character;
};

const memory = new Map<string, string>();

const fold1 = (character: string): string => {
  let folded = memory.get(character);
  if (folded === undefined) {
    folded = foldOther(character);
    if (memory.size > 5_000) memory.clear();
    memory.set(character, folded);
  }
  return folded;
};

/** Turns digits of every script and form, look-alike letters, odd spaces and dashes into plain ones; drops invisible marks. */
export const fold = (original: string): Folded => {
  const at: number[] = [];
  let text = '';
  let place = 0;
  for (const character of original) {
    const folded = character < '\x7f' ? character : fold1(character);
    for (let unit = 0; unit < folded.length; unit++) at.push(place);
    text += folded;
    place += character.length;
  }
  at.push(original.length);
  return { text, at };
};
