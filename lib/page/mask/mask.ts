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
  const end = Math.min(text.length, mostCharacters);
  const placeholders = new Map<string, Placeholder>();
  const parts: string[] = [];
  let done = 0;
  for (const place of placesIn(text)) {
    if (place.start >= end) break;
    const placeholder = ledger.placeholder(place.kind, place.value, text.slice(place.start, place.end));
    parts.push(ledger.disarm(text.slice(done, place.start)), placeholder.token);
    placeholders.set(placeholder.token, placeholder);
    done = place.end;
  }
  parts.push(ledger.disarm(text.slice(done, end)));
  const whole = fitting(parts, mostCharacters);
  const truncated = text.length > end || whole.length < parts.length;
  return { text: whole.join('').toWellFormed(), placeholders: [...placeholders.values()], truncated };
};

/** Placeholders can be longer than what they stand for: the parts that fit, none of them cut. */
const fitting = (parts: string[], mostCharacters: number): string[] => {
  let room = mostCharacters;
  const first = parts.findIndex(part => {
    room -= part.length;
    return room < 0;
  });
  return first < 0 ? parts : parts.slice(0, first);
};
