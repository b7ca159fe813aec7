import { expect, test, vi } from 'vitest';
import type { WatchNotice } from '../../lib/page/messages.ts';
import { RecordReader } from '../../lib/page/read.ts';
import { openPage } from './open-page.ts';
import { aField, aFieldPlan } from './plans.ts';
import { readPage, valuesOf } from './read-page.ts';

const plan = aFieldPlan({
  recordId: { path: '^/#ticket/zoom/(\\d+)(?:[/?]|$)', confirm: [] },
  fields: [aField('state', { css: '.state' })],
});

test('a record that its address names behind a # is read, and the next one is told', async () => {
  const { document, window } = await openPage('<b class="state">Open</b>', '/#ticket/zoom/12');
  const reader = new RecordReader(document);
  const reading = await readPage(document, plan, reader);
  expect([reading.recordId, valuesOf(reading).state]).toEqual(['12', 'Open']);
  const told: WatchNotice['what'][] = [];
  const stop = reader.watch(plan, what => told.push(what));
  window.location.hash = '#ticket/zoom/13';
  await vi.waitFor(() => expect(told).toEqual(['record']));
  stop();
});

test('a place on the page behind a # changes nothing about the record', async () => {
  const { document } = await openPage('<b class="state">Open</b>', '/tickets/1042#comment-7');
  const byPath = { ...plan, recordId: { path: '^/tickets/(\\d+)$', confirm: [] } };
  expect((await readPage(document, byPath)).recordId).toBe('1042');
});
