import type { Ledger } from './ledger.ts';

const mostReadings = 20;

/** Keeps what placeholders stand for, in this page's memory only and for the latest readings only. */
export class Vault {
  readonly #ledgers = new Map<string, Ledger>();

  keep(readingId: string, ledger: Ledger): void {
    this.#ledgers.set(readingId, ledger);
    const [oldest] = this.#ledgers.keys();
    if (this.#ledgers.size > mostReadings && oldest !== undefined) this.#ledgers.delete(oldest);
  }

  /** Turns a reading's placeholders back into their values, for the person only. Null when the reading is not known. */
  reveal(readingId: string, text: string): string | null {
    return this.#ledgers.get(readingId)?.reveal(text) ?? null;
  }
}
