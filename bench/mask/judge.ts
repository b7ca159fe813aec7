import type { Document } from './labelled-set.ts';

/** What a library made of the set. */
export interface Marks {
  /** Share of plain, and of disguised, values of which no piece is left. */
  recall: number;
  disguisesCaught: number;
  /** Share of all characters of values that are left. */
  leaked: number;
  /** Of all that was changed: the share that was a value. */
  precision: number;
  /** The documents in which something is left, or something harmless was changed. */
  missed: Document[];
  overdone: Document[];
}

const leastPiece = 3;

/** How many characters of the value are left in the output, in pieces of three or more that are not in the rest of the text. */
const leftOf = (value: string, rest: string, output: string): number => {
  for (let size = value.length; size >= leastPiece; size--)
    for (let from = 0; from + size <= value.length; from++) {
      const piece = value.slice(from, from + size);
      if (!output.includes(piece) || rest.includes(piece)) continue;
      return (
        size + leftOf(value.slice(0, from), rest, output) + leftOf(value.slice(from + size), rest, output)
      );
    }
  return 0;
};

/** Whether what stands around the value came through unchanged. */
const keptRest = ({ text, value }: Document, output: string): boolean => {
  const at = value === '' ? text.length : text.indexOf(value);
  // A word before a value may be taken for a part of it.
  const before = text.slice(0, at).replace(/\S*\s*$/, '');
  const after = text.slice(at + value.length).replace(/^\s*\S*/, '');
  return value === '' ? output === text : output.startsWith(before) && output.endsWith(after);
};

const share = (part: number, of: number): number => (of === 0 ? 1 : part / of);

/** What a library made of each document, with its own words for values taken out. */
export const judge = (
  documents: readonly Document[],
  outputs: readonly string[],
  placeholders: RegExp,
): Marks => {
  const judged = documents.map((document, index) => {
    const output = outputs[index] ?? '';
    const rest = document.text.replace(document.value, ' ');
    const left = leftOf(document.value, rest, output.replace(placeholders, ' '));
    return { document, left, kept: keptRest(document, output) };
  });
  const withValue = judged.filter(({ document }) => document.value !== '');
  const plain = withValue.filter(({ document }) => document.disguise === '');
  const disguised = withValue.filter(({ document }) => document.disguise !== '');
  const caught = (some: typeof judged): number => some.filter(({ left }) => left === 0).length;
  const overdone = judged.filter(({ kept }) => !kept).map(({ document }) => document);
  const characters = withValue.reduce((sum, { document }) => sum + document.value.length, 0);
  return {
    recall: share(caught(plain), plain.length),
    disguisesCaught: share(caught(disguised), disguised.length),
    leaked: share(
      withValue.reduce((sum, { left }) => sum + left, 0),
      characters,
    ),
    precision: share(caught(withValue), caught(withValue) + overdone.length),
    missed: withValue.filter(({ left }) => left > 0).map(({ document }) => document),
    overdone,
  };
};
