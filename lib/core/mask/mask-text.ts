import { type Found, findValues } from './find-values.ts';
import type { Ledger, Placeholder } from './ledger.ts';
import type { MaskTable } from './mask-table.ts';

export interface Masked {
  text: string;
  placeholders: Placeholder[];
  truncated: boolean;
}

/** A title only adds: no word of it, such as "order", takes the mask from what the text alone would have masked. */
const foundIn = (original: string, table: MaskTable, title: string): Found[] => {
  const found = findValues(original, table);
  if (title === '') return found;
  const label = `${title}: `;
  const named = findValues(label + original, table).map(value => ({
    ...value,
    start: Math.max(value.start - label.length, 0),
    end: value.end - label.length,
  }));
  return [...named, ...found];
};

/**
 * Replaces every sensitive value by its placeholder and ends after so many characters, never inside a value or a
 * placeholder. Text beyond the end is looked at too, so that a value across it is seen whole. A `title` names the text as a
 * label before it would: what is a date of birth, say, is told by such words alone.
 */
export const maskText = (
  original: string,
  table: MaskTable,
  ledger: Ledger,
  mostCharacters: number,
  title = '',
): Masked => {
  const found = foundIn(original, table, title).sort(
    (one, other) => one.start - other.start || other.end - one.end,
  );
  const placeholders = new Map<string, Placeholder>();
  let masked = '';
  let done = 0;
  let isFull = false;
  for (const { kind, value, start, end } of found) {
    if (end <= done) continue;
    if (start >= mostCharacters) break;
    const from = Math.max(start, done);
    const placeholder = ledger.placeholder(kind, value, original.slice(from, end));
    const longer = masked + original.slice(done, from) + placeholder.token;
    isFull = longer.length > mostCharacters;
    if (isFull) break;
    masked = longer;
    placeholders.set(placeholder.token, placeholder);
    done = end;
  }
  const rest = isFull ? '' : original.slice(done, mostCharacters).slice(0, mostCharacters - masked.length);
  return {
    text: (masked + rest).toWellFormed(),
    placeholders: [...placeholders.values()],
    truncated: done + rest.length < original.length,
  };
};
