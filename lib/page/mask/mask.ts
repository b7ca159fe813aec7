import { fold } from '../../core/fold.ts';
import type { Match } from './detector.ts';
import { detectors } from './detectors.ts';

import type { Ledger, Placeholder } from './ledger.ts';

export interface Masked {
  text: string;
  placeholders: Placeholder[];
  truncated: boolean;
}

/** What detectors found, in order, the longer first where two begin together. Places are those in the text itself. */
const placesIn = (text: string): (Match & { kind: string })[] => {
  const { text: folded, at } = fold(text);
  const place = (index: number): number => at[index] ?? text.length;
  return detectors
    .flatMap(({ kind, find }) => find(folded).map(match => ({ kind, ...match })))
    .map(match => ({ ...match, start: place(match.start), end: place(match.end) }))
    .sort((one, other) => one.start - other.start || other.end - one.end);
};

/**
 * Replaces every sensitive value by its placeholder and ends after so many characters, never inside a value or a
 * placeholder. Text beyond the end is looked at too, so that a value across it is seen whole.
 */
export const maskText = (text: string, ledger: Ledger, mostCharacters: number): Masked => {
  const placeholders = new Map<string, Placeholder>();
  let masked = '';
  let done = 0;
  let isFull = false;
  for (const { kind, value, start, end } of placesIn(text)) {
    if (end <= done) continue;
    if (start >= mostCharacters) break;
    const from = Math.max(start, done);
    const placeholder = ledger.placeholder(kind, value, text.slice(from, end));
    const longer = masked + text.slice(done, from) + placeholder.token;
    isFull = longer.length > mostCharacters;
    if (isFull) break;
    masked = longer;
    placeholders.set(placeholder.token, placeholder);
    done = end;
  }
  const rest = isFull ? '' : text.slice(done, mostCharacters).slice(0, mostCharacters - masked.length);
  return {
    text: (masked + rest).toWellFormed(),
    placeholders: [...placeholders.values()],
    truncated: done + rest.length < text.length,
  };
};
