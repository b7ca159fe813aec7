import { expect, onTestFinished, test } from 'vitest';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import type { FieldPlan } from '../../lib/core/plan.ts';
import { RecordReader } from '../../lib/page/read.ts';
import { openPage, type TestPage } from './open-page.ts';
import { aField, aFieldPlan } from './plans.ts';
import { readingId, readPage, valuesOf } from './read-page.ts';

const record = (id: number, status: string): string =>
  `<h1>#<span id="id">${id}</span></h1><p id="status">${status}</p>`;
const confirmed: FieldPlan = aFieldPlan({
  recordId: { path: '^/tickets/(\\d+)', confirm: [{ css: '#id', read: 'text' }] },
  fields: [aField('status', { css: '#status' })],
});
const unconfirmed: FieldPlan = { ...confirmed, recordId: { ...confirmed.recordId, confirm: [] } };

const goTo = ({ window, document }: TestPage, id: number, html?: string): void => {
  window.history.pushState(null, '', `/tickets/${id}`);
  if (html !== undefined) document.body.innerHTML = html;
};

/** Changes the page again and again, faster than two looks are apart. */
const keepChanging = (change: (round: number) => void): void => {
  let round = 0;
  const timer = setInterval(() => change(round++), 10);
  onTestFinished(() => clearInterval(timer));
};

test('an address that is no record is refused', async () => {
  const { document } = await openPage(record(1042, 'Open'), '/tickets');
  expect(await new RecordReader(document).read(confirmed, maskTable, readingId)).toEqual({
    ok: false,
    refusal: 'no-record',
  });
});

test('check 10: a page that shows another id than its address is refused', async () => {
  const { document } = await openPage(record(7, 'Open'), '/tickets/1042');
  expect(await new RecordReader(document).read(confirmed, maskTable, readingId)).toEqual({
    ok: false,
    refusal: 'not-confirmed',
  });
});

test('check 10: an id that only hidden text confirms is refused', async () => {
  const { document } = await openPage(`<div hidden>${record(1042, 'Open')}</div>`);
  expect(await new RecordReader(document).read(confirmed, maskTable, readingId)).toEqual({
    ok: false,
    refusal: 'not-confirmed',
  });
});

test('check 11: values of two records never mix while a page goes from one to the next', async () => {
  const page = await openPage(record(1, 'Open'), '/tickets/1');
  const steps = [
    () => goTo(page, 2),
    () => page.document.querySelector('#id')?.replaceChildren('2'),
    () => page.document.querySelector('#status')?.replaceChildren('Paid'),
  ];
  keepChanging(round => steps[round]?.());
  const reading = await readPage(page.document, confirmed);
  expect([reading.recordId, valuesOf(reading).status]).toEqual(['2', 'Paid']);
});

test('check 11: a page that never comes to rest is not read', async () => {
  const page = await openPage(record(1, 'Open'), '/tickets/1');
  keepChanging(round => goTo(page, 1 + (round % 2), record(1 + (round % 2), `Status ${round}`)));
  const answer = await new RecordReader(page.document).read(confirmed, maskTable, readingId);
  expect(answer).toMatchObject({ ok: false });
});

test('check 11: without a confirmation, what still shows the record before is not read as the next one', async () => {
  const page = await openPage(record(1, 'Open'), '/tickets/1');
  const reader = new RecordReader(page.document);
  await readPage(page.document, unconfirmed, reader);
  goTo(page, 2);
  expect(await reader.read(unconfirmed, maskTable, readingId)).toEqual({ ok: false, refusal: 'unsettled' });
  goTo(page, 2, record(2, 'Paid'));
  expect(valuesOf(await readPage(page.document, unconfirmed, reader)).status).toBe('Paid');
});

test('a part that loads late is waited for while the page still changes', async () => {
  const page = await openPage('', '/tickets/1');
  const arriving = [record(1, ''), record(1, 'Loading'), record(1, 'Open')];
  keepChanging(round => {
    const html = arriving[round];
    if (html !== undefined) page.document.body.innerHTML = html;
  });
  expect(valuesOf(await readPage(page.document, confirmed)).status).toBe('Open');
});

test('check 9: a page that rewrites itself whenever it is looked at gives no mixed reading', async () => {
  const page = await openPage(record(1, 'Open'), '/tickets/1');
  let round = 0;
  const observer = new MutationObserver(() => {
    if (++round < 40) page.document.querySelector('#status')?.replaceChildren(`Status ${round}`);
  });
  observer.observe(page.document, { subtree: true, childList: true });
  onTestFinished(() => observer.disconnect());
  page.document.querySelector('#status')?.replaceChildren('Status 0');
  const reading = await readPage(page.document, confirmed);
  expect([reading.recordId, valuesOf(reading).status]).toEqual(['1', 'Status 39']);
});

test('two readings of an unchanged record have one hash, and a changed value has another', async () => {
  const { document } = await openPage(record(1042, 'Open'));
  const reader = new RecordReader(document);
  const first = await readPage(document, confirmed, reader);
  const second = await readPage(document, confirmed, reader);
  document.querySelector('#status')?.replaceChildren('Paid');
  const third = await readPage(document, confirmed, reader);
  expect(second.contentHash).toBe(first.contentHash);
  expect(third.contentHash).not.toBe(first.contentHash);
});

test('two records that look alike are both read, though nothing on the page confirms which one it shows', async () => {
  const page = await openPage(record(1, 'Open'), '/tickets/1');
  const reader = new RecordReader(page.document);
  await readPage(page.document, unconfirmed, reader);
  goTo(page, 2);
  expect(await reader.read(unconfirmed, maskTable, readingId)).toEqual({ ok: false, refusal: 'unsettled' });
  await expect
    .poll(() => reader.read(unconfirmed, maskTable, readingId), { timeout: 10_000 })
    .toMatchObject({ ok: true, reading: { recordId: '2' } });
});
