/** Seeded chance (mulberry32): the same seed gives the same set on every machine. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  pick<T>(from: ArrayLike<T>): T {
    return from[this.below(from.length)] as T;
  }

  /** So many characters, each from the alphabet. */
  some(count: number, alphabet = '0123456789'): string {
    return Array.from({ length: count }, () => this.pick(alphabet)).join('');
  }

  shuffled(text: string): string {
    const left = [...text];
    return Array.from(text, () => left.splice(this.below(left.length), 1)[0]).join('');
  }

  /** A number of so many digits that does not begin with 0. */
  number(digits: number): string {
    return this.pick('123456789') + this.some(digits - 1);
  }
}

/** Each `#` becomes a digit, each `@` a capital letter. */
export const fill = (dice: Dice, form: string): string =>
  form.replace(/[#@]/g, mark => (mark === '#' ? dice.some(1) : dice.pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ')));
