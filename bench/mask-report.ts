import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hostileTexts } from './mask/hostile.ts';
import { judge, type Marks } from './mask/judge.ts';
import { type Document, labelledSet } from './mask/labelled-set.ts';
import { type Library, ours, peers } from './mask/libraries.ts';
import { markdownTable } from './table.ts';

const seed = 20261120;
const count = 6_000;
const folder = fileURLToPath(new URL('../out/bench/', import.meta.url));

const documents = labelledSet(seed, count);

/** Processor time in seconds. */
const cpuSeconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

// Kinds that every one of the libraries knows.
const shared = new Set(['card', 'e-mail', 'phone', 'IP address']);
const plainOfShared = (some: readonly Document[]): number =>
  some.filter(({ kind, disguise }) => shared.has(kind) && disguise === '').length;

const maskAll = async ({ mask }: Library): Promise<string[]> => {
  const outputs: string[] = [];
  for (const { text } of documents) outputs.push(await mask(text));
  return outputs;
};

interface Row extends Marks {
  name: string;
  perSecond: number;
  worstMs: number;
  worstText: string;
}

const measure = async (library: Library): Promise<Row> => {
  console.error(`Measuring: ${library.name}`);
  const marks = judge(documents, await maskAll(library), library.placeholders);
  const seconds = await cpuSeconds(() => maskAll(library));
  let [worstMs, worstText] = [0, ''];
  for (const [name, text] of Object.entries(hostileTexts)) {
    const ms = 1000 * (await cpuSeconds(async () => library.mask(text)));
    if (ms > worstMs) [worstMs, worstText] = [ms, name];
  }
  return { ...marks, name: library.name, perSecond: documents.length / seconds, worstMs, worstText };
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

const head = [
  'Library',
  'Plain values masked',
  'Plain cards, e-mail, phones, IP addresses masked',
  'Disguised values masked',
  'Characters left',
  'Precision',
  'Documents per CPU second',
  'Worst hostile text',
];

const cellsOf = (row: Row): string[] => [
  row.name,
  percent(row.recall),
  percent(1 - plainOfShared(row.missed) / plainOfShared(documents)),
  percent(row.disguisesCaught),
  percent(row.leaked),
  percent(row.precision),
  whole(row.perSecond),
  `${whole(row.worstMs)} ms (${row.worstText})`,
];

const perKind = (missed: readonly Document[]): string[][] => {
  const kinds = [...new Set(documents.map(({ kind }) => kind))].filter(Boolean).sort();
  return kinds.map(kind => [
    kind,
    whole(documents.filter(document => document.kind === kind).length),
    whole(missed.filter(document => document.kind === kind).length),
  ]);
};

const rows: Row[] = [];
for (const library of [ours, ...(await peers())]) rows.push(await measure(library));
await mkdir(folder, { recursive: true });
await writeFile(`${folder}mask.json`, `${JSON.stringify({ seed, rows }, null, 2)}\n`);
console.log(markdownTable([head, ...rows.map(cellsOf)]));
console.log();
console.log(markdownTable([['Kind', 'Values', 'Missed by Countersign'], ...perKind(rows[0]?.missed ?? [])]));
