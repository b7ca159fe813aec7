/** Collects pieces of text into lines, the way they stand on the screen: one space between words, breaks at blocks. */
export class Lines {
  text = '';
  #wanted = 0;
  #ending = 0;
  #space = false;

  /** Asks for this many line breaks before the next words; the largest wish counts. */
  break(lines: number): void {
    this.#wanted = Math.max(this.#wanted, lines);
  }

  /** Asks for a space before the next words. */
  gap(): void {
    this.#space = true;
  }

  newLine(): void {
    this.#flush();
    this.text += '\n';
    this.#ending++;
    this.#space = false;
  }

  add(raw: string, keepsLines: boolean): void {
    const [first = '', ...more] = keepsLines ? raw.split('\n') : [raw];
    this.#words(first);
    for (const line of more) {
      this.newLine();
      this.#words(line);
    }
  }

  #words(raw: string): void {
    const spaced = raw.replace(/[\s\u00a0]+/g, ' ');
    const words = spaced.trim();
    this.#space ||= spaced.startsWith(' ');
    if (words === '') return;
    this.#flush();
    if (this.#space && this.text !== '' && this.#ending === 0) this.text += ' ';
    this.text += words;
    this.#ending = 0;
    this.#space = spaced.endsWith(' ');
  }

  #flush(): void {
    const missing = this.text === '' ? 0 : this.#wanted - this.#ending;
    this.#wanted = 0;
    if (missing <= 0) return;
    this.text += '\n'.repeat(missing);
    this.#ending += missing;
    this.#space = false;
  }
}
