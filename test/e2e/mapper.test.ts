import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowSite } from '../browser/panel.ts';
import type { Desk as DeskPages } from '../pages/desks/desk.ts';
import { ledger } from '../pages/desks/ledger.ts';
import { openWorld, type Person, type World } from './world.ts';

/** The pages of a help desk that nobody wrote a connector for. */
let layout: 'usual' | 'drifted' = 'usual';
const serveDesk = async ({
  title,
  addresses,
  render,
}: DeskPages): Promise<{ url: string; server: Server }> => {
  const server = createServer(({ url = '' }, response) => {
    const record = addresses.indexOf(url);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.statusCode = record < 0 ? 404 : 200;
    const body = record < 0 ? '' : render(record as 0 | 1, layout);
    response.end(
      `<!doctype html><html lang="en"><head><title>${title} ${url}</title></head><body>${body}</body></html>`,
    );
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
};

const reason = 'Read the Ledger Desk';
const record = 'ledger_desk_ticket';

let desk: Awaited<ReturnType<typeof serveDesk>>;
let world: World;
let tomas: Person;
let room: Page;
let second: Page;
/** Clicks, keys that mean something, and texts typed: what the mapping costs the admin. */
let actions = 0;

const atDesk = () => ({ host: `${desk.url}/*`, enter: async () => undefined });

beforeAll(async () => {
  desk = await serveDesk(ledger);
  world = await openWorld();
  tomas = await world.person('Tomás', desk.url + ledger.addresses[0], { at: atDesk() });
  await tomas.panel.getByText('No record here').waitFor();
  second = await tomas.browser.context.newPage();
  await second.goto(desk.url + ledger.addresses[1]);
  room = await tomas.browser.openPage('console.html');
});
afterAll(async () => {
  await world?.close();
  desk?.server.close();
});

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate(to => {
    location.hash = to;
  }, hash);

const press = async (button: string): Promise<void> => {
  actions++;
  await room.getByRole('button', { name: button, exact: true }).click();
};

const saved = (): Promise<void> => room.getByText('Saved', { exact: true }).waitFor();

/** The glass lies over the page, so a click goes to a place and not to an element. */
const clickAt = async (selector: string): Promise<void> => {
  actions++;
  const box = await tomas.tab.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing to point at: ${selector}`);
  await tomas.tab.mouse.move(box.x + 5, box.y + box.height / 2);
  await tomas.tab.mouse.click(box.x + 5, box.y + box.height / 2);
};

const typeKey = async (key: string): Promise<void> => {
  actions++;
  await tomas.tab.keyboard.press(key);
};

const field = (name: string) => room.getByRole('listitem', { name, exact: true });
const fieldCount = () => room.getByRole('list', { name: 'Fields' }).locator('> li').count();

/** The row and column of a cell in the matrix. */
const cell = async (name: string, role: string) => {
  const heads = await room.getByRole('columnheader').allInnerTexts();
  const row = room.getByRole('row', { name: new RegExp(`^${name}`) });
  return row.getByRole('gridcell').nth(heads.indexOf(role) - 1);
};

/** The room may still move while it loads, and a click on a moving grid selects a range. */
const selectCell = async (name: string, role: string): Promise<void> => {
  const wanted = await cell(name, role);
  await expect
    .poll(async () => {
      await wanted.click();
      return room.locator('td[aria-selected=true]').count();
    })
    .toBe(1);
};

const seriousFaults = async (): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page: room }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const rowsOf = async (within: ReturnType<Page['locator']>): Promise<string[]> => {
  await within.getByRole('button', { name: /\d+ (read|masked)/ }).click();
  return within.locator('.read-receipt-row').allInnerTexts();
};

const draftId = (): string => /[0-9a-f-]{36}/.exec(room.url())?.[0] ?? '';

/** What an agent would see on the first page, in the console of somebody who works on the policy. */
const previewOf = async (console: Page): Promise<string[]> => {
  await console.getByLabel('Seen by').selectOption({ label: 'Agent' });
  await console.getByLabel('On the page').selectOption({ index: 1 });
  return rowsOf(console.locator('.role-panel'));
};

test('a new site is made from an address, without a line of code', async () => {
  await go(room, 'versions');
  await room.getByLabel('What is the change for?').fill(reason);
  await room.getByRole('button', { name: 'Start a draft' }).click();
  await room.getByRole('heading', { name: reason }).waitFor();
  await go(room, 'sites');
  await room.getByRole('radio', { name: /An empty site/ }).check();
  await room.getByLabel('Name', { exact: true }).fill('Ledger Desk');
  await room.getByLabel('Address of the help desk').fill(tomas.tab.url());
  actions += 3;
  expect(await seriousFaults()).toEqual([]);
  await press('Add the site');
  await room.getByText('Ledger Desk has no connector: it is read and never written').waitFor();
  await press(`Allow ${desk.url}/*`);
  await room.getByRole('button', { name: /^Use 1042 and 1077$/ }).click();
  actions++;
  await room.getByText('id 1042').waitFor();
  await press('Look for the id on page A');
  await room.getByRole('button', { name: 'Add', exact: true }).first().click();
  actions++;
  await saved();
});

test('ten values are pointed at by mouse and keyboard, and nothing on the page is touched by it', async () => {
  await press('Point at values on page A');
  await expect.poll(() => tomas.tab.evaluate(() => document.visibilityState)).toBe('visible');
  const points = Object.values(ledger.fields).map(({ point }) => point);
  for (const point of points.slice(0, 8)) await clickAt(point);
  // From one value of a table to the next: past its label, then take it.
  for (const _ of ['amount', 'charged on'])
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await typeKey(key);
  await typeKey('Escape');
  await expect.poll(fieldCount).toBe(10);
  expect(await tomas.tab.locator('input[type=checkbox]').isChecked()).toBe(true);
  expect(tomas.tab.url()).toBe(desk.url + ledger.addresses[0]);
  await saved();
});

test('both records show their own value beside every field', async () => {
  for (const [name, key] of [
    ['Status', 'status'],
    ['Priority', 'priority'],
    ['Requester', 'requester'],
    ['Order', 'order'],
    ['Due', 'due'],
  ] as const) {
    const [first, other] = ledger.fields[key]?.values ?? [];
    const text = await field(name).innerText();
    expect(text, name).toContain(first);
    expect(text, name).toContain(other);
  }
  expect(await seriousFaults()).toEqual([]);
});

test('one message leads to the whole conversation, with the internal note told apart', async () => {
  await press('Point at one message');
  await expect.poll(() => tomas.tab.evaluate(() => document.visibilityState)).toBe('visible');
  await clickAt('.comment-body');
  await room.getByRole('heading', { name: 'Page A: 3 messages' }).waitFor();
  await room.getByText('all but messages of customers count as internal').waitFor();
  await room.getByLabel('Internal messages have').selectOption(JSON.stringify('.comment--internal-note'));
  actions++;
  await expect
    .poll(() => room.locator('.seen-message').allInnerTexts())
    .toContainEqual(expect.stringMatching(/internal[\s\S]*Looks like two captures/));
  await saved();
});

test('all of that costs the admin at most thirty clicks, keys and typed texts', () => {
  expect(actions).toBeGreaterThan(20);
  expect(actions).toBeLessThanOrEqual(30);
});

test('a role’s preview shows exactly the fields that the matrix grants it, and counts the others', async () => {
  const draft = draftId();
  await go(room, `roles/${draft}/${record}`);
  for (const name of ['Status', 'Requester', 'Order', 'Amount']) {
    await selectCell(name, 'Agent');
    await room.keyboard.press(name === 'Requester' ? 'm' : 'r');
  }
  await saved();
  await go(room, `sites/${draft}/ledger_desk`);
  const rows = await previewOf(room);
  expect(rows.map(row => row.split('\n')[0]).sort()).toEqual(['Amount', 'Order', 'Requester', 'Status']);
  expect(rows.find(row => row.startsWith('Requester'))).toMatch(/masked/);
});

test('a second person sees the same preview and approves, and an agent’s panel then reads what it showed', async () => {
  const preview = await room.locator('.role-panel .read-receipt-row').allInnerTexts();
  expect(preview.length).toBe(4);
  await room.getByRole('link', { name: 'What changes, and review' }).click();
  await room.getByRole('button', { name: 'Send to review' }).click();
  const { browser } = await world.person('Lena', desk.url + ledger.addresses[0], { at: atDesk() });
  const lena = await browser.openPage('console.html');
  await go(lena, `sites/${draftId()}/ledger_desk`);
  await lena.getByRole('button', { name: `Allow ${desk.url}/*` }).click();
  expect(await previewOf(lena)).toEqual(preview);
  await go(lena, 'versions');
  await lena.getByRole('link', { name: reason }).click();
  await lena.getByRole('button', { name: 'Approve' }).click();
  await room.getByRole('button', { name: 'Publish as version 2' }).click();
  await room.getByText('In force as version 2').waitFor();

  const amira = await world.person('Amira', desk.url + ledger.addresses[0], { at: atDesk() });
  await allowSite(amira.panel);
  const rows = await rowsOf(amira.panel.locator('body'));
  expect(rows).toEqual(preview);
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).click();
  await amira.panel
    .getByText(/has no connector/)
    .first()
    .waitFor();
});

test('after the help desk was rebuilt, a lost field is looked for, and found again where the admin says it is', async () => {
  layout = 'drifted';
  await tomas.tab.reload();
  await second.reload();
  await go(room, 'sites/2/ledger_desk');
  await room.getByText('Version 2 is in force').waitFor();
  await room.getByLabel('What is the change for?').fill('The Ledger Desk was rebuilt');
  await room.getByRole('button', { name: 'Start a draft' }).click();
  await room.getByRole('button', { name: 'Point at values on page A' }).waitFor();
  await expect.poll(() => field('Amount').innerText()).toContain('nothing found');
  await room.getByRole('button', { name: /not found on page A: look for new places/ }).click();
  const repairs = room.getByRole('list', { name: 'Suggested repairs' });
  await repairs.getByText('49.00 EUR').waitFor();
  expect(await field('Amount').innerText()).toContain('nothing found');
  await repairs
    .getByRole('listitem')
    .filter({ hasText: 'Amount' })
    .getByRole('button', { name: 'It is this one' })
    .first()
    .click();
  await expect.poll(() => field('Amount').innerText()).toMatch(/49\.00 EUR[\s\S]*129\.50 EUR/);
});
