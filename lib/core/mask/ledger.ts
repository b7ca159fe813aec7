import type { Reading } from '../plan.ts';

export type Placeholder = Reading['fields'][number]['placeholders'][number];

const longestKind = 30;
const placeholderForm = /\[[^[\]\n]{1,40}\]/g;

/** The word of a placeholder for a whole field, from the field's title. */
export const kindOfTitle = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[[\]\s]+/g, ' ')
    .slice(0, longestKind)
    .trim()
    .toWellFormed();

/** The placeholders of one reading and what they stand for: one value has one placeholder wherever it occurs. */
export class Ledger {
  readonly #counts = new Map<string, number>();
  readonly #shown: Set<string>;
  readonly #tokens = new Map<string, string>();
  readonly #originals = new Map<string, string>();

  /** `shown` is all that the page says: who writes "[card 1]" into a ticket must not get another's number in a reply. */
  constructor(shown: string) {
    this.#shown = new Set(shown.match(placeholderForm));
  }

  /** `value` tells equal values apart from others; `original` is the spelling that a person gets back. */
  placeholder(kind: string, value: string, original: string): Placeholder {
    const key = `${kind}\n${value}`;
    const token = this.#tokens.get(key) ?? this.#unused(kind);
    this.#tokens.set(key, token);
    this.#originals.set(token, this.#originals.get(token) ?? original);
    return { token, kind };
  }

  reveal(text: string): string {
    return text.replace(placeholderForm, token => this.#originals.get(token) ?? token);
  }

  #unused(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const token = `[${kind} ${count}]`;
    return this.#shown.has(token) ? this.#unused(kind) : token;
  }
}
