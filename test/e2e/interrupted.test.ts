import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBackend } from '../../lib/api/call.ts';
import { allowSite, waitForCard } from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

const reason = 'written while the backend was away';

let world: World;
let amira: Person;
let lena: Person;

beforeAll(async () => {
  world = await openWorld();
  const ticket = `${world.stage.desk.url}/tickets/1042`;
  amira = await world.person('Amira', ticket);
  lena = await world.person('Lena', ticket);
  await allowSite(amira.panel);
});
afterAll(() => world?.close());

const reopenPanel = async (): Promise<void> => {
  await amira.panel.close();
  amira.panel = await amira.browser.openPanel(amira.tab);
};

/** When the panel's browser last kept what the person wrote, epoch milliseconds. */
const lastKeptMs = (): Promise<number> =>
  amira.panel.evaluate(
    () =>
      new Promise<number>(resolve => {
        indexedDB.open('countersign').onsuccess = ({ target }) => {
          const { result } = target as IDBOpenDBRequest;
          result.transaction('drafts').objectStore('drafts').getAll().onsuccess = rows => {
            const kept = (rows.target as IDBRequest<{ savedAtMs: number }[]>).result;
            result.close();
            resolve(Math.max(0, ...kept.map(({ savedAtMs }) => savedAtMs)));
          };
        };
      }),
  );

test('a panel closed in the middle of a draft shows the same run when it is opened again, then its draft', async () => {
  await world.desk({ slowMs: 2000 });
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).click();
  await amira.panel.getByText('Compare with the owners of the values…').waitFor();
  await reopenPanel();
  await amira.panel.getByRole('heading', { name: 'Suggested changes' }).waitFor();
  await world.desk({ slowMs: 0 });
  const { items } = await callBackend(await world.line('Amira'), 'runs.list');
  expect(items.map(({ state }) => state)).toEqual(['done']);
});

test('a finished draft, its edits and its picks are there when the panel is opened again', async () => {
  await amira.panel.getByLabel('Reason').fill(reason);
  const pickedMs = Date.now();
  await amira.panel
    .locator('label')
    .filter({ hasText: /^Send a reply$/ })
    .click();
  await expect.poll(lastKeptMs).toBeGreaterThanOrEqual(pickedMs);
  await reopenPanel();
  await amira.panel.getByRole('heading', { name: 'Suggested changes' }).waitFor();
  expect(await amira.panel.getByLabel('Reason').inputValue()).toBe(reason);
  expect(await amira.panel.getByRole('checkbox', { name: /^Send a reply/ }).isChecked()).toBe(false);
});

test('with the backend down nothing is lost: the words say so, and what was written goes through once it is back', async () => {
  await world.stage.close();
  await amira.panel.getByText('What you see may be old').waitFor();
  await amira.panel.getByRole('button', { name: 'Propose 1 change' }).click();
  await amira.panel.getByText('Not sent').waitFor();
  const text = await amira.panel.locator('main').innerText();
  expect(text).toContain('The backend does not answer. Check your connection, then try again.');
  expect(text).toContain('Your picks and texts are still here.');
  expect(await amira.panel.getByLabel('Reason').inputValue()).toBe(reason);

  await world.restart();
  await amira.panel.getByText('What you see may be old').waitFor({ state: 'detached' });
  await amira.panel.getByRole('button', { name: 'Propose 1 change' }).click();
  await amira.panel
    .getByText(/waiting: needs a lead/)
    .first()
    .waitFor();
});

test('the live queue of a lead goes on by itself after the backend was away', async () => {
  await waitForCard(lena.panel, reason);
  expect(await lena.panel.getByText('What you see may be old').count()).toBe(0);
});

test('a restarted backend has kept drafts, proposals and the log, and the log still verifies', async () => {
  const ada = async () => callBackend(await world.line('Ada'), 'timeline.show', { query: record });
  const record = { system: 'desk', type: 'ticket', id: '1042' };
  const before = await ada();
  const card = await lena.panel.getByRole('article', { name: /^Proposal/ }).innerText();
  await world.restart();
  expect(await ada()).toEqual(before);
  await lena.panel.reload();
  await waitForCard(lena.panel, reason);
  const again = await lena.panel.getByRole('article', { name: /^Proposal/ }).innerText();
  expect(again.match(/seal \w+…?\w*/)?.[0]).toBe(card.match(/seal \w+…?\w*/)?.[0]);
  const { items } = await callBackend(await world.line('Amira'), 'proposals.list');
  expect(items).toHaveLength(1);
});
