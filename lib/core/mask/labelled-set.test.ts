import { expect, test } from 'vitest';
import { judge } from '../../../bench/mask/judge.ts';
import { labelledSet } from '../../../bench/mask/labelled-set.ts';
import { Ledger } from './ledger.ts';
import { maskText } from './mask-text.ts';
import { maskTable } from './table/mask-table.ts';

// Another seed than the report's.
const documents = labelledSet(7, 3_000);
const masked = documents.map(({ text }) => {
  const ledger = new Ledger(text);
  return { original: text, ledger, ...maskText(text, maskTable, ledger, 20_000) };
});

test('check 17: on the labelled set the goals for recall, leaks, disguises and precision are met', () => {
  const outputs = masked.map(({ text }) => text);
  const marks = judge(documents, outputs, /\[[^[\]]+\]/g);
  expect(marks.recall).toBeGreaterThanOrEqual(0.98);
  expect(marks.leaked).toBeLessThanOrEqual(0.015);
  expect(marks.disguisesCaught).toBeGreaterThanOrEqual(0.9);
  expect(marks.precision).toBeGreaterThanOrEqual(0.99);
});

test('check 17: what is masked already is not masked again', () => {
  for (const { text } of masked) expect(maskText(text, maskTable, new Ledger(text), 20_000).text).toBe(text);
});

test('check 16: outside of values a text keeps every byte, and the person gets each value back as it was written', () => {
  for (const { text, original, ledger } of masked) expect(ledger.reveal(text)).toBe(original);
});

test('check 16: nothing of a value is in its placeholder', () => {
  for (const { placeholders } of masked)
    for (const { token, kind } of placeholders) expect(token).toMatch(new RegExp(`^\\[${kind} \\d{1,2}\\]$`));
});
