import { fold } from '../../core/fold.ts';
import type { Match } from './detector.ts';
import { detectors } from './detectors.ts';

import type { Ledger, Placeholder } from './ledger.ts';

export interface Masked {
  text: string;
  placeholders: Placeholder[];
  truncated: boolean;
}

interface Place extends Match {
  kind: string;
}

/** Sensitive values in a text, in order and without overlaps, with places in the original text. */
const placesIn = (text: string): Place[] => {
  const folded = fold(text);
  const taken = new Uint8Array(folded.text.length);
  const places: Place[] = [];
  for (const { kind, find } of detectors) {
    for (const match of find(folded.text)) {
      if (taken.subarray(match.start, match.end).some(Boolean)) continue;
      taken.fill(1, match.start, match.end);
      places.push({
        kind,
        value: match.value,
        start: folded.at[match.start] ?? 0,
        end: folded.at[match.end] ?? text.length,
      });
    }
  }
  return places.sort((one, other) => one.start - other.start);
};

/**
 * Replaces every sensitive value by its placeholder and ends after so many characters, never inside a value or a
 * placeholder. Text beyond the end is looked at too, so that a value across it is seen whole.
 */
export const maskText = (text: string, ledger: Ledger, mostCharacters: number): Masked => {
  const placeholders = new Map<string, Placeholder>();
  const parts: string[] = [];
  let done = 0;
  let room = mostCharacters;
  for (const { kind, value, start, end } of placesIn(text)) {
    if (start >= mostCharacters) break;
    const placeholder = ledger.placeholder(kind, value, text.slice(start, end));
    const plain = text.slice(done, start);
    room -= plain.length + placeholder.token.length;
    if (room < 0) break;
    parts.push(plain, placeholder.token);
    placeholders.set(placeholder.token, placeholder);
    done = end;
  }
  const rest = room < 0 ? '' : text.slice(done, mostCharacters).slice(0, room);
  return {
    text: (parts.join('') + rest).toWellFormed(),
    placeholders: [...placeholders.values()],
    truncated: done + rest.length < text.length,
  };
};
