import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageMessage, Reply } from '../../lib/contract/messages.ts';
import type { PointedValue } from '../../lib/core/pointing.ts';
import type { MessageOf, Replies } from '../../lib/messaging/replies.ts';
import { openWorld, type Person, type World } from './world.ts';

/** A page that allows no style or script but its own, hears everything it can, and has a dialog and a frame open. */
const jealousPage = `<!doctype html><html><head><title>Ticket 1042</title><style>* { transition: all 2s } [popover] { display: none }</style></head><body>
  <dialog><p>Status: <b class="ticket-status">Open</b></p><input class="reply" value="typed"><button>Send</button></dialog>
  <p class="requester-name">Dana Reyes</p><a href="/gone" class="ticket-link">Order A-20931</a><iframe srcdoc="<button>inside</button>" width="200" height="60"></iframe>
  <script>
    window.heard = [];
    for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'input', 'submit'])
      document.addEventListener(type, event => window.heard.push(type + ' ' + event.target.nodeName), true);
    if (location.search === '?dialog') document.querySelector('dialog').showModal();
  </script></body></html>`;

let server: Server;
let desk: string;
let world: World;
let tomas: Person;
let console: Page;
let tabId: number;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
    );
    response.end(jealousPage);
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  desk = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world = await openWorld();
  const at = { host: `${desk}/*`, enter: async () => undefined };
  tomas = await world.person('Tomás', `${desk}/tickets/1042`, { at });
  await tomas.panel.getByText('No record here').waitFor();
  console = await tomas.browser.openPage('console.html');
  await console.evaluate(host => chrome.permissions.request({ origins: [host] }), `${desk}/*`);
  const listed = await say(console, { type: 'pages.list' });
  tabId = listed.ok ? (listed.data.pages.find(({ origin }) => origin === desk)?.tabId ?? -1) : -1;
});
afterAll(async () => {
  await world?.close();
  server?.close();
});

/** A stand-in for the pointing script, from the extension's own world of the page: it tells one value, then nonsense. */
const tellNonsense = (tab: number, values: unknown[]): Promise<void> =>
  console.evaluate(
    async ([tabId, told]) => {
      await chrome.scripting.executeScript({
        target: { tabId },
        args: [told],
        func: (all: unknown[]) => {
          const world = globalThis as unknown as { asked: string[]; countersignPointer: unknown };
          world.asked = [];
          world.countersignPointer = {
            answer: async ({ type, after = 0 }: { type: string; after?: number }) => {
              world.asked.push(type);
              return { pointed: all.slice(after), over: false };
            },
          };
        },
      });
    },
    [tab, values] as const,
  );

const askedOf = (tab: number): Promise<unknown> =>
  console.evaluate(async tabId => {
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId },
      func: () => (globalThis as unknown as { asked: string[] }).asked,
    });
    return frame?.result;
  }, tab);

declare const chrome: {
  scripting: {
    executeScript(what: {
      target: { tabId: number };
      func: (...args: never[]) => unknown;
      args?: readonly unknown[];
    }): Promise<{ result?: unknown }[]>;
  };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  permissions: { request(hosts: { origins: string[] }): Promise<boolean> };
};

/** Sends one message from a page of the extension, as its own code does. */
const say = async <M extends PageMessage>(from: Page, message: M): Promise<Reply<Replies[M['type']]>> => {
  const text = JSON.stringify(message);
  return (await from.evaluate(sent => chrome.runtime.sendMessage(JSON.parse(sent)), text)) as never;
};

const start = async (mode: MessageOf<'point.start'>['mode'] = 'value'): Promise<void> => {
  expect(await say(console, { type: 'point.start', tabId, mode })).toEqual({ ok: true, data: {} });
};

const waited = async (after = 0): Promise<{ values: string[]; over: boolean }> => {
  const reply = await say(console, { type: 'point.wait', tabId, after });
  if (!reply.ok) throw new Error(reply.problem.message);
  return { values: reply.data.pointed.map(one => (one as PointedValue).value), over: reply.data.over };
};

const clickAt = async (selector: string): Promise<void> => {
  const box = await tomas.tab.locator(selector).boundingBox();
  if (!box) throw new Error(`nothing at ${selector}`);
  await tomas.tab.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
};

const heard = (): Promise<string[]> =>
  tomas.tab.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

test('hosts that were not granted, the backend and the sign-in provider are not listed', async () => {
  const listed = await say(console, { type: 'pages.list' });
  expect(listed).toMatchObject({
    ok: true,
    data: { pages: [{ origin: desk, path: '/tickets/1042', title: 'Ticket 1042' }] },
  });
});

test('a person points in a page that hears everything, and the page hears nothing of it', async () => {
  await start();
  await clickAt('.requester-name');
  await clickAt('.ticket-link');
  await clickAt('iframe');
  expect(await waited()).toEqual({ values: ['Dana Reyes', 'Order A-20931', ''], over: false });
  await tomas.tab.keyboard.press('Escape');
  expect(await waited(3)).toEqual({ values: [], over: true });
  expect(await heard()).toEqual([]);
  expect(tomas.tab.url()).toBe(`${desk}/tickets/1042`);
  await clickAt('.requester-name');
  expect(await heard()).toContain('click P');
});

test('a page’s own open dialog is pointed at like everything else', async () => {
  await tomas.tab.goto(`${desk}/tickets/1042?dialog`);
  await start();
  await clickAt('.ticket-status');
  await clickAt('.reply');
  await tomas.tab.keyboard.type('x');
  expect(await waited()).toEqual({ values: ['Open', 'typed'], over: false });
  expect(await tomas.tab.locator('.reply').inputValue()).toBe('typed');
  expect(await heard()).toEqual([]);
  await say(console, { type: 'point.stop', tabId });
  expect(await waited(2)).toEqual({ values: [], over: true });
  expect(await tomas.tab.locator('dialog').evaluate(dialog => (dialog as HTMLDialogElement).open)).toBe(true);
});

test('check 15: what was pointed at is still there when the worker was ended meanwhile', async () => {
  await tomas.tab.goto(`${desk}/tickets/1042`);
  await start();
  await clickAt('.requester-name');
  await tomas.browser.killWorker();
  await clickAt('.ticket-link');
  expect(await waited()).toEqual({ values: ['Dana Reyes', 'Order A-20931'], over: false });
  await say(console, { type: 'point.stop', tabId });
});

test('one odd value is told in words after those before it, and the page is given back', async () => {
  await start();
  await clickAt('.requester-name');
  const reply = await say(console, { type: 'point.wait', tabId, after: 0 });
  const first = reply.ok ? reply.data.pointed : [];
  expect(first).toHaveLength(1);
  await say(console, { type: 'point.stop', tabId });
  await tellNonsense(tabId, [...first, { kind: 'value', value: 'x'.repeat(5_000) }, ...first]);
  expect(await waited()).toEqual({ values: ['Dana Reyes'], over: false });
  expect(await say(console, { type: 'point.wait', tabId, after: 1 })).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('What came before it is kept.') },
  });
  expect(await askedOf(tabId)).toEqual(['wait', 'wait', 'end']);
  await tomas.tab.goto(`${desk}/tickets/1042`);
});

test('a new page in the tab ends it, and nothing is put there unasked', async () => {
  await start();
  await tomas.tab.goto(`${desk}/tickets/1043`);
  expect(await waited()).toEqual({ values: [], over: true });
  await clickAt('.requester-name');
  expect(await heard()).toContain('click P');
});

test('a room that asks no more gives the page back after half a minute', async () => {
  await start();
  const isOver = () => document.documentElement.lastElementChild === document.body;
  expect(await tomas.tab.evaluate(isOver)).toBe(false);
  await tomas.tab.waitForFunction(isOver, undefined, { timeout: 45_000 });
  expect(await waited()).toEqual({ values: [], over: true });
});

test('check 1: a person without the right over the policy can neither list pages nor point nor look', async () => {
  const amira = await world.person('Amira', `${desk}/tickets/1042`, {
    at: { host: `${desk}/*`, enter: async () => undefined },
  });
  await amira.panel.getByText('No record here').waitFor();
  const sketch = { recordId: { path: '/tickets/(\\d+)', confirm: [] }, fields: {} };
  const messages: PageMessage[] = [
    { type: 'pages.list' },
    { type: 'point.start', tabId: 1, mode: 'value' },
    { type: 'point.preview', tabId: 1, sketch },
    { type: 'point.repair', tabId: 1, sketch, titles: {} },
    { type: 'point.confirm', tabId: 1, sketch },
  ];
  for (const message of messages)
    expect(await say(amira.panel, message)).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
  expect(await say(amira.panel, { type: 'point.wait', tabId: 1, after: 0 })).toEqual({
    ok: true,
    data: { pointed: [], over: true },
  });
});
