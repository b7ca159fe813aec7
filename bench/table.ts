import type { Bench, Figure } from './bench.ts';
import { type Spread, summaryOf } from './summary.ts';

/** A measured bench. */
export interface Result {
  bench: Pick<Bench, 'name' | 'unit' | 'better'>;
  figures: Figure[];
}

const shown = (value: number): string => {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
};

const withSpread = ({ median, min, max }: Spread): string =>
  min === max ? shown(median) : `${shown(median)} (${shown(min)}–${shown(max)})`;

const head = ['What', 'Unit', 'Countersign', 'Floor', 'Cost against floor', 'The floor is'];

const rowOf = ({ name, unit, better }: Result['bench'], figure: Figure): string[] => {
  const { ours, floor, ratio } = summaryOf(figure, better);
  const what = figure.what ? `${name}, ${figure.what}` : name;
  return [what, unit, withSpread(ours), withSpread(floor), `${withSpread(ratio)} ×`, figure.floor];
};

/** A Markdown table; the first row is its head. */
export const markdownTable = (rows: readonly string[][]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map(width => '-'.repeat(width)));
  const [first = '', ...others] = rows.map(line);
  return [first, rule, ...others].join('\n');
};

/** The results as a Markdown table: median of the rounds, and in brackets the least and the most. */
export const tableOf = (results: readonly Result[]): string =>
  markdownTable([
    head,
    ...results.flatMap(({ bench, figures }) => figures.map(figure => rowOf(bench, figure))),
  ]);
