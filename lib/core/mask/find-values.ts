import { passes } from './check.ts';
import type { MaskRule, MaskTable } from './mask-table.ts';
import { type Views, viewsFor } from './views.ts';

/** A sensitive value and its place in the text. `value` is its plain form: two spellings of one value have the same. */
export interface Found {
  kind: string;
  value: string;
  start: number;
  end: number;
}

/** Words right before a value are looked for in so many characters. */
const reach = 40;

const regex = (source = '', flags = 'u'): RegExp => new RegExp(source, flags);

const ready = ({ form, drop = '[ ,\\n-]', layout, value, ...rule }: MaskRule) => ({
  ...rule,
  form: regex(form, 'gu'),
  drop: regex(drop, 'gu'),
  layout: regex(layout),
  value: regex(value),
});
type ReadyRule = ReturnType<typeof ready>;

/** Finds what a table of masks describes. */
class ValueFinder {
  readonly #table: MaskTable;
  readonly #rules: ReadyRule[];
  readonly #otherWords: RegExp;

  constructor(table: MaskTable) {
    this.#table = table;
    this.#rules = table.rules.map(ready);
    this.#otherWords = regex(`(?:${table.otherWords})$`);
  }

  /** Those of earlier rules come first. */
  find(text: string): Found[] {
    return viewsFor(text, this.#table).flatMap(views =>
      this.#rules.flatMap(rule => this.#findByRule(rule, views)),
    );
  }

  #findByRule(
    { kind, view, form, drop, layout, value, checks = [], weak }: ReadyRule,
    views: Views,
  ): Found[] {
    const { text, at } = views[view];
    const found: Found[] = [];
    form.lastIndex = 0;
    for (let match = form.exec(text); match; match = form.exec(text)) {
      const [whole, written = whole] = match;
      const to = match.index + whole.length;
      const from = to - written.length;
      const plain = written.replace(drop, '');
      if (
        layout.test(written) &&
        value.test(plain) &&
        checks.every(check => passes(plain, check)) &&
        !(weak && this.#otherWords.test(text.slice(Math.max(0, from - reach), from)))
      )
        found.push({ kind, value: plain, start: at[from] ?? 0, end: at[to] ?? 0 });
      // What is no value may begin with a part of one.
      else form.lastIndex = match.index + 1;
    }
    return found;
  }
}

const finders = new WeakMap<MaskTable, ValueFinder>();

/** Every sensitive value in a text, those of earlier rules first. A table is made ready once. */
export const findValues = (text: string, table: MaskTable): Found[] => {
  const finder = finders.get(table) ?? new ValueFinder(table);
  finders.set(table, finder);
  return finder.find(text);
};
