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

const regex = (source: string, flags = 'u'): RegExp => new RegExp(source, flags);

const findByRule = (rule: MaskRule, views: Views, otherWords: RegExp): Found[] => {
  const { text, at } = views[rule.view];
  const form = regex(rule.form, 'gu');
  const drop = regex(rule.drop ?? '[ ,\\n-]', 'gu');
  const layout = regex(rule.layout ?? '');
  const plain = regex(rule.value ?? '');
  const found: Found[] = [];
  for (let match = form.exec(text); match; match = form.exec(text)) {
    const [whole, written = whole] = match;
    const to = match.index + whole.length;
    const from = to - written.length;
    const value = written.replace(drop, '');
    if (
      layout.test(written) &&
      plain.test(value) &&
      (rule.checks ?? []).every(check => passes(value, check)) &&
      !(rule.weak && otherWords.test(text.slice(Math.max(0, from - reach), from)))
    )
      found.push({ kind: rule.kind, value, start: at[from] ?? 0, end: at[to] ?? 0 });
    // What is no value may begin with a part of one.
    else form.lastIndex = match.index + 1;
  }
  return found;
};

/** Every sensitive value that the table's rules find in a text: those of earlier rules first. */
export const findValues = (text: string, table: MaskTable): Found[] => {
  const otherWords = regex(`(?:${table.otherWords})$`);
  return viewsFor(text, table).flatMap(views =>
    table.rules.flatMap(rule => findByRule(rule, views, otherWords)),
  );
};
