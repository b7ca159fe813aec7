import { expect, onTestFinished, test, vi } from 'vitest';
import type { FieldPlan } from '../../lib/core/plan.ts';
import { glanceAt } from '../../lib/page/glance.ts';
import { watchRecord } from '../../lib/page/watch.ts';
import { openPage, type TestPage } from './open-page.ts';
import { aField, tableDeskPlan } from './plans.ts';
import tableDesk from './sites/table-desk.html?raw';

const watch = async (plan: FieldPlan = tableDeskPlan(), html: string = tableDesk) => {
  const page = await openPage(html);
  const heard: string[] = [];
  const stop = watchRecord(page.document, plan, what => heard.push(what));
  onTestFinished(stop);
  return { ...page, heard, stop };
};

/** Waits until a marker field has been seen to change: whatever changed before it has been looked at by then. */
const nextLook = async ({ document }: TestPage, heard: string[]): Promise<void> => {
  const before = heard.length;
  document.querySelector('#subject')?.append('.');
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before), { timeout: 5_000 });
};

test('a changed value is told', async () => {
  const page = await watch();
  page.document.querySelector('#subject')?.replaceChildren('Another subject');
  await vi.waitFor(() => expect(page.heard).toEqual(['values']));
});

test('another record is told, by its address and by what the page shows', async () => {
  const page = await watch();
  page.window.history.pushState(null, '', '/tickets/7');
  await vi.waitFor(() => expect(page.heard).toEqual(['record']));
  page.document.querySelector('#ticket-id')?.replaceChildren('7');
  await vi.waitFor(() => expect(page.heard).toEqual(['record', 'record']));
});

test('a new message is told', async () => {
  const page = await watch();
  page.document
    .querySelector('#history')
    ?.insertAdjacentHTML('beforeend', '<div class="message"><div class="body">Any news?</div></div>');
  await vi.waitFor(() => expect(page.heard).toEqual(['values']));
});

test('what a person types into a planned control is told', async () => {
  const plan = {
    ...tableDeskPlan(),
    fields: [aField('note', { css: '#note' }), aField('subject', { css: '#subject' })],
  };
  const page = await watch(plan, `${tableDesk}<input id="note">`);
  const input = page.document.querySelector('#note') as HTMLInputElement;
  input.value = 'typed';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(page.heard).toEqual(['values']));
});

test('a change inside an open shadow root is told', async () => {
  const plan = { ...tableDeskPlan(), fields: [aField('state', { css: 'x-state >>> b' })] };
  const page = await openPage(`${tableDesk}<x-state></x-state>`);
  const root = page.document.querySelector('x-state')?.attachShadow({ mode: 'open' });
  root?.append(document.createElement('b'));
  root?.querySelector('b')?.append('Open');
  const heard: string[] = [];
  onTestFinished(watchRecord(page.document, plan, what => heard.push(what)));
  root?.querySelector('b')?.replaceChildren('Paid');
  await vi.waitFor(() => expect(heard).toEqual(['values']));
});

test('changes elsewhere on the page are not told', async () => {
  const page = await watch();
  page.document.body.insertAdjacentHTML('beforeend', '<p>An advertisement</p>');
  await nextLook(page, page.heard);
  expect(page.heard).toEqual(['values']);
});

test('a thousand changes at once are told once', async () => {
  const page = await watch();
  for (let index = 0; index < 1_000; index++) page.document.querySelector('#subject')?.append(`${index} `);
  await vi.waitFor(() => expect(page.heard).toEqual(['values']));
  await nextLook(page, page.heard);
  expect(page.heard).toEqual(['values', 'values']);
});

test('nothing is told after watching has ended', async () => {
  const page = await watch();
  const other: string[] = [];
  page.stop();
  onTestFinished(watchRecord(page.document, tableDeskPlan(), what => other.push(what)));
  await nextLook(page, other);
  expect(page.heard).toEqual([]);
});

/** Whether this change of the page asks for another look. */
const isNear = ({ document }: TestPage, plan: FieldPlan, change: (document: Document) => void): boolean => {
  const glance = glanceAt(document, plan);
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  change(document);
  return glance.isNear(observer.takeRecords());
};

test('only a change at what was read, or of the conversation, asks for another look', async () => {
  const page = await openPage(tableDesk);
  const plan = { ...tableDeskPlan(), fields: [aField('subject', { css: '#subject' })] };
  expect(isNear(page, plan, ({ body }) => body.append('news'))).toBe(false);
  expect(isNear(page, plan, ({ body }) => body.firstElementChild?.before('news'))).toBe(false);
  const at = (css: string, act: (element: Element) => void) =>
    isNear(page, plan, document => act(document.querySelector(css) as Element));
  expect(at('#subject', element => element.append('!'))).toBe(true);
  expect(at('#history', element => element.append('new'))).toBe(true);
  expect(at('#ticket-id', element => element.append('7'))).toBe(true);
});

test('what was read being taken away, with whatever lies around it, asks for another look', async () => {
  const page = await openPage(`<main id="all">${tableDesk}</main>`);
  expect(isNear(page, tableDeskPlan(), ({ body }) => body.replaceChildren('empty'))).toBe(true);
});

test('while something planned is missing, any change asks for another look', async () => {
  const page = await openPage(tableDesk);
  const plan = { ...tableDeskPlan(), fields: [aField('later', { css: '#comes-later' })] };
  expect(isNear(page, plan, ({ body }) => body.append('news'))).toBe(true);
});

const messageOf = (text: string): string =>
  `<section><div class="message"><div class="body">${text}</div></div></section>`;
const subjectPlan = (): FieldPlan => ({
  ...tableDeskPlan(),
  fields: [aField('subject', { css: '#subject' })],
});
const head = '<h1>#<span id="ticket-id">1042</span>: <span id="subject">Charged twice</span></h1>';

test.each([
  [
    'a message in a new group of its day',
    `<main><div id="day">${messageOf('one')}${messageOf('two')}</div></main>`,
    (document: Document) => document.querySelector('main')?.insertAdjacentHTML('beforeend', messageOf('new')),
  ],
  [
    'a second element that a field’s selector matches',
    messageOf('one'),
    (document: Document) => document.body.insertAdjacentHTML('beforeend', '<p id="subject">Another</p>'),
  ],
])('%s is told, though it comes far from what was read', async (_, html, change) => {
  const page = await watch(subjectPlan(), head + html);
  await nextLook(page, page.heard);
  change(page.document);
  await vi.waitFor(() => expect(page.heard).toEqual(['values', 'values']), { timeout: 5_000 });
});
