import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Worker } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import type { PlannedLocator } from '../../lib/core/plan.ts';
import type { PageReplies, PageRequest } from '../../lib/page/messages.ts';
import { ExtensionBrowser } from '../browser/extension-browser.ts';
import { type BuiltExtension, buildExtension } from '../build-extension.ts';

/** The reader as the browser runs it: in its own world, on pages of its own, asked by the real worker. */
let extension: BuiltExtension;
let browser: ExtensionBrowser;
let worker: Worker;
let desk: string;
const server = createServer(async (_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(await readFile(new URL('../pages/sites/table-desk.html', import.meta.url)));
});

beforeAll(async () => {
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  desk = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A host the extension reaches from the start, so that nobody has to allow it.
  extension = await buildExtension({ mode: 'development', env: { COUNTERSIGN_BACKEND: desk } });
  browser = await ExtensionBrowser.launch({ extension: extension.folder });
  const { context } = browser;
  worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
});

afterAll(async () => {
  await browser?.close();
  await extension?.[Symbol.asyncDispose]();
  server.close();
});

declare const chrome: typeof import('wxt/browser').browser;

const text = (css: string): PlannedLocator => ({ css, read: 'text' });
const plan = () => ({
  policyVersion: 1,
  site: { id: 'desk', title: 'Desk', hosts: [`${desk}/*`] },
  system: 'desk',
  recordType: 'ticket',
  recordTitle: 'Ticket',
  recordId: { path: '^/tickets/(\\d+)', confirm: [text('#ticket-id')] },
  fields: ['subject', 'card'].map(id => ({
    id,
    title: id,
    type: 'text',
    level: 'read' as const,
    ownerTitle: 'Desk',
    locators: [id === 'card' ? { label: ['Card on file'], read: 'text' as const } : text('#subject')],
  })),
  withheld: 0,
  localDraftSeconds: 900,
});

/** Opens the ticket; `before` runs in the page before the reader comes. */
const openTicket = async (before: () => void = () => undefined): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(`${desk}/tickets/1042`);
  await page.evaluate(before);
  await page.bringToFront();
  return page;
};

/** The newest tab of the help desk, as the worker knows it. */
const newestTab = (): Promise<number> =>
  worker.evaluate(async url => {
    const tabs = await chrome.tabs.query({ url });
    return Math.max(...tabs.map(({ id = 0 }) => id));
  }, `${desk}/*`);

const inject = async (allFrames = false): Promise<void> => {
  const target = { tabId: await newestTab(), allFrames };
  await worker.evaluate(async into => {
    await chrome.scripting.executeScript({ target: into, files: ['/record-reader.js'] });
  }, target);
};

const ask = async <R extends PageRequest>(request: R, frameId = 0): Promise<PageReplies[R['type']]> =>
  worker.evaluate(([tabId, message, frame]) => chrome.tabs.sendMessage(tabId, message, { frameId: frame }), [
    await newestTab(),
    request,
    frameId,
  ] as const);

const read = (readingId = '1'): Promise<PageReplies['read']> =>
  ask({ type: 'read', plan: plan(), masks: maskTable, readingId });
const subject = 'Charged twice for the March invoice';

test('check 9: a page that has replaced the methods of its nodes is read as it stands', async () => {
  await openTicket(() => {
    for (const prototype of [Node.prototype, Element.prototype, Document.prototype, Range.prototype]) {
      for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        if (typeof value === 'function') Object.defineProperty(prototype, name, { value: () => null });
        else if (get) Object.defineProperty(prototype, name, { get: () => 'Refund approved' });
      }
    }
    globalThis.getComputedStyle = () => ({}) as CSSStyleDeclaration;
    JSON.stringify = () => 'Refund approved';
  });
  await inject();
  const answer = await read();
  expect(answer.ok && answer.reading.fields.map(({ value }) => value)).toEqual([subject, '[card 1]']);
});

test('the reader put in twice answers once, and still knows what it has read before', async () => {
  await openTicket();
  await inject();
  await read('first');
  await inject();
  await read('second');
  for (const readingId of ['first', 'second']) {
    const reply = await ask({ type: 'reveal', readingId, text: '[card 1]' });
    expect(reply).toEqual({ text: '4111 1111 1111 1111', known: true });
  }
});

test('previews take nothing away from the panel: what it read before can still be turned back', async () => {
  await openTicket();
  await inject();
  await read('panel');
  for (let count = 0; count < 21; count++)
    await ask({ type: 'read', plan: plan(), masks: maskTable, readingId: `preview ${count}`, preview: true });
  expect(await ask({ type: 'reveal', readingId: 'panel', text: '[card 1]' })).toMatchObject({ known: true });
  expect(await ask({ type: 'reveal', readingId: 'preview 20', text: '[card 1]' })).toMatchObject({
    known: false,
  });
});

test('check 3: the page hears nothing of the reader: no message, no event, no name, no change', async () => {
  const page = await openTicket(() => {
    const heard: unknown[] = [];
    addEventListener('message', ({ data }) => heard.push(data));
    const own = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function dispatch(event) {
      heard.push(event.type);
      return own.call(this, event);
    };
    const observer = new MutationObserver(records => heard.push(...records));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(globalThis, {
      heard,
      names: Object.getOwnPropertyNames(globalThis).concat('heard', 'names'),
    });
  });
  await inject();
  await read();
  expect(await ask({ type: 'highlight', locators: [text('#subject')] })).toEqual({ found: true });
  const told = await page.evaluate(() => {
    const { heard, names } = globalThis as unknown as { heard: unknown[]; names: string[] };
    return { heard, added: Object.getOwnPropertyNames(globalThis).filter(name => !names.includes(name)) };
  });
  expect(told).toEqual({ heard: [], added: [] });
});

test('check 6: a frame of the same host refuses to be read', async () => {
  const page = await openTicket(() => {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    document.body.append(frame);
  });
  await page.frameLocator('iframe').locator('#subject').waitFor();
  await inject(true);
  const frameId = await worker.evaluate(
    async tabId => {
      const target = { tabId, allFrames: true };
      const frames = await chrome.scripting.executeScript({ target, func: () => undefined });
      return frames.find(frame => frame.frameId !== 0)?.frameId ?? 0;
    },
    await newestTab(),
  );
  expect(frameId).not.toBe(0);
  expect(await ask({ type: 'read', plan: plan(), masks: maskTable, readingId: '1' }, frameId)).toEqual({
    ok: false,
    refusal: 'not-allowed-here',
  });
});

test('a watched record tells its changes over the port', async () => {
  const page = await openTicket();
  await inject();
  const watched = [await newestTab(), plan()] as const;
  const told = worker.evaluate(
    ([tabId, watchedPlan]) =>
      new Promise(resolve => {
        const port = chrome.tabs.connect(tabId, { name: 'countersign.watch', frameId: 0 });
        port.onMessage.addListener(resolve);
        port.postMessage({ type: 'watch', plan: watchedPlan });
      }),
    watched,
  );
  await page.evaluate(() => {
    setInterval(() => document.querySelector('#subject')?.append('!'), 20);
  });
  expect(await told).toEqual({ type: 'changed', what: 'values' });
});
