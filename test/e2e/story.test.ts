import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  allowSite,
  approveByKey,
  askTimeline,
  draftReply,
  propose,
  rollBackNewest,
  waitForCard,
  waitForState,
} from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

let world: World;
let amira: Person;
let lena: Person;

beforeAll(async () => {
  world = await openWorld();
  const ticket = `${world.stage.desk.url}/tickets/1042`;
  amira = await world.person('Amira', ticket);
  lena = await world.person('Lena', ticket);
});
afterAll(() => world?.close());

const refundStatus = async (): Promise<string | null> => {
  const billing = world.stage.backend.services.connectors.get('sandbox-billing');
  const order = await billing?.read({ system: 'billing', type: 'order', id: 'O-20931' }, ['refund_status']);
  return order?.values.refund_status ?? null;
};

test('a ticket goes from the page to a countersigned write and back, in real side panels', async () => {
  await allowSite(amira.panel);
  await allowSite(lena.panel);
  await draftReply(amira.panel);
  const text = await amira.panel.locator('main').innerText();
  expect(text).toContain('extractive');
  expect(text).toMatch(/two charges on your order O-20931/);
  expect(text).toMatch(/expires in/);
  expect(text).not.toContain('dana.whitfield@mail.example');

  await propose(amira.panel, 'duplicate charge confirmed');
  expect(await refundStatus()).toBe('Requested');

  await waitForCard(lena.panel, 'duplicate charge confirmed');
  const card = await lena.panel.getByRole('article', { name: /^Proposal/ }).innerText();
  for (const words of [
    'Amira Haddad',
    'Requested',
    'Approved',
    'Returns exactly',
    'Cannot be unsent',
    'policy version 1',
  ])
    expect(card).toContain(words);
  await approveByKey(lena.panel);

  await waitForState(amira.panel, 'written');
  expect(await refundStatus()).toBe('Approved');
  await rollBackNewest(lena.panel, 'it was not a duplicate after all');
  await expect.poll(refundStatus, { timeout: 20_000 }).toBe('Requested');
});

test('nobody is offered to decide their own proposal, and an agent sees no approvals', async () => {
  expect(await amira.panel.getByRole('heading', { name: /Approvals/ }).count()).toBe(0);
});

test('the auditor reads what happened, why, who approved it and how it was undone', async () => {
  const ada = await world.person('Ada', `${world.stage.desk.url}`, { at: null });
  const page = await ada.browser.openPage('console.html');
  await askTimeline(page, { system: 'desk', type: 'ticket', id: '1042' });
  const told = page.getByText(/Lena Vogt approved/);
  await told.first().waitFor();
  const text = await page.locator('main').innerText();
  for (const words of [
    'Amira Haddad',
    'duplicate charge confirmed',
    'Requested',
    'Approved',
    'it was not a duplicate after all',
  ])
    expect(text).toContain(words);
});
