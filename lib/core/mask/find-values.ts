import { passes } from './check.ts';
import type { MaskRule, MaskTable } from './mask-table.ts';
import { type Views, viewsFor, wordsBefore } from './views.ts';

/** A sensitive value and its place in the text. `value` is its plain form: two spellings of one value have the same. */
export interface Found {
  kind: string;
  value: string;
  start: number;
  end: number;
}

type Find = (views: Views, original: string) => Found[];

const regex = (source = '', flags = 'u'): RegExp => new RegExp(source, flags);

const finderFor = (rule: MaskRule, otherWords: RegExp): Find => {
  const { kind, view, checks = [], weak } = rule;
  const form = regex(rule.form, 'gu');
  const drop = regex(rule.drop ?? '[ ,\\n-]', 'gu');
  const layout = regex(rule.layout);
  const plainForm = regex(rule.value);
  return (views, original) => {
    const { text, at } = views[view];
    const found: Found[] = [];
    form.lastIndex = 0;
    for (let match = form.exec(text); match; match = form.exec(text)) {
      const [whole, written = whole] = match;
      const to = match.index + whole.length;
      const from = to - written.length;
      const value = written.replace(drop, '');
      const start = at[from] ?? 0;
      if (
        layout.test(written) &&
        plainForm.test(value) &&
        checks.every(check => passes(value, check)) &&
        !(weak && otherWords.test(wordsBefore(original, start)))
      )
        found.push({ kind, value, start, end: at[to] ?? 0 });
      // What is no value may begin with a part of one.
      else form.lastIndex = match.index + 1;
    }
    return found;
  };
};

const ready = new WeakMap<MaskTable, Find[]>();

/** Every sensitive value in a text: those of earlier rules first. A table is made ready once. */
export const findValues = (text: string, table: MaskTable): Found[] => {
  const otherWords = regex(`(?:${table.otherWords})$`);
  const finders = ready.get(table) ?? table.rules.map(rule => finderFor(rule, otherWords));
  ready.set(table, finders);
  return viewsFor(text, table).flatMap(views => finders.flatMap(find => find(views, text)));
};
