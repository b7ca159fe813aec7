import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Display } from './display.ts';

/** The tour's numbered pictures and what is said about each. */
export class Album {
  readonly #folder: string;
  readonly #display: Display | null;
  readonly #lines: string[] = [];
  #number = 0;

  private constructor(folder: string, display: Display | null) {
    this.#folder = folder;
    this.#display = display;
  }

  static async open(folder: string, display: Display | null): Promise<Album> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new Album(folder, display);
  }

  /** A picture of a page, all of it. */
  async page(page: Page, name: string, said: string): Promise<void> {
    await page.evaluate('scrollTo(0, 0)');
    await this.#add(name, said, file =>
      page.screenshot({ path: file, fullPage: true, animations: 'disabled' }),
    );
  }

  /** A picture of a page as the person sees it, without what is scrolled away. */
  async view(page: Page, name: string, said: string): Promise<void> {
    await this.#add(name, said, file => page.screenshot({ path: file, animations: 'disabled' }));
  }

  /** A picture of the whole window; without a display only the words. */
  async window(name: string, said: string): Promise<void> {
    if (this.#display) await this.#add(name, said, file => this.#display?.picture(file));
    else this.say(said);
  }

  say(text: string): void {
    this.#lines.push(text, '');
    console.log(text);
  }

  async #add(
    name: string,
    said: string,
    take: (file: string) => Promise<unknown> | undefined,
  ): Promise<void> {
    const file = `${String(++this.#number).padStart(2, '0')}-${name}.png`;
    await take(join(this.#folder, file));
    this.#lines.push(`**${file}** ${said}`, '');
    console.log(`${file}  ${said}`);
  }

  async close(title: string): Promise<void> {
    await writeFile(join(this.#folder, 'transcript.md'), [`# ${title}`, '', ...this.#lines].join('\n'));
  }
}
