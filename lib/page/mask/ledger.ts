import type { Reading } from '../../core/plan.ts';

export type Placeholder = Reading['fields'][number]['placeholders'][number];

const longestKind = 30;

/** The word of a placeholder for a whole field, from the field's title. */
export const kindOfTitle = (title: string): string =>
  title
    .replace(/[[\]\s]+/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, longestKind)
    .trim();

/** The placeholders of one reading and what they stand for: one value has one placeholder wherever it occurs. */
export class Ledger {
  readonly #tokens = new Map<string, string>();
  readonly #originals = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #kinds: Set<string>;

  /** `kinds` are all the words that placeholders of this reading can begin with. */
  constructor(kinds: string[]) {
    this.#kinds = new Set(kinds);
  }

  /** `value` tells equal values apart from others; `original` is the spelling that a person gets back. */
  placeholder(kind: string, value: string, original: string): Placeholder {
    const key = `${kind}\n${value}`;
    let token = this.#tokens.get(key);
    if (token === undefined) {
      const count = (this.#counts.get(kind) ?? 0) + 1;
      token = `[${kind} ${count}]`;
      this.#counts.set(kind, count);
      this.#tokens.set(key, token);
      this.#originals.set(token, original);
    }
    return { token, kind };
  }

  /**
   * Takes the brackets off words of the page that look like a placeholder: who writes "[card 1]" into a ticket must
   * not get another's number back in a reply.
   */
  disarm(text: string): string {
    return text.replace(/\[([^[\]\n]{1,30}) (\d{1,6})\]/g, (whole, kind: string, count: string) =>
      this.#kinds.has(kind) ? `(${kind} ${count})` : whole,
    );
  }

  reveal(text: string): string {
    return text.replace(/\[[^[\]\n]{1,40}\]/g, token => this.#originals.get(token) ?? token);
  }
}
