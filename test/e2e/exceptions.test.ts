import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReading } from '../builders/reading.ts';
import { runTicket, withFlow } from '../run.ts';
import { amira } from '../services.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let lena: Page;
let tomas: Page;

beforeAll(async () => {
  world = await openWorld();
  lena = await world.console('Lena');
  tomas = await world.console('Tomás');
});
afterAll(() => world?.close());

/** Amira drafts over a ticket; with `without`, its page does not show that field. */
const draft = async (ticket: string, without?: string): Promise<void> => {
  const flow = withFlow(world.stage.backend.services);
  const reading = await aReading(flow, amira, ticket);
  const fields = reading.fields.map(field =>
    field.id === without ? { id: field.id, state: 'missing' as const, placeholders: [], flags: [] } : field,
  );
  await runTicket(flow, amira, ticket, { reading: { ...reading, fields } });
  await flow.runFlow.close();
};

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate(to => {
    location.hash = to;
  }, hash);

const row = (page: Page, words: string): Locator => page.getByRole('row', { name: new RegExp(words) });

const seriousFaults = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** Goes to a control with the Tab key and presses Enter on it. */
const tabTo = async (page: Page, control: Locator): Promise<void> => {
  await control.waitFor();
  for (let step = 0; step < 60; step++) {
    if (await control.evaluate(element => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
};

test('a conflict appears in the console without a reload, and is taken and resolved by keyboard', async () => {
  await go(lena, 'exceptions');
  await lena.getByText('No open exception.').waitFor();
  await draft('1045');
  const conflict = row(lena, 'Conflicting values');
  await conflict.getByText('nobody yet').waitFor();
  expect(await conflict.innerText()).toContain('the page says “Active”, Billing says “Cancelled”');

  await tabTo(lena, conflict.getByRole('button', { name: 'Take' }));
  await tabTo(lena, lena.getByRole('dialog').getByRole('button', { name: 'Take it' }));
  await conflict.getByText('Lena Vogt').waitFor();
  await conflict.getByText(/^due in/).waitFor();

  await tabTo(lena, conflict.getByRole('button', { name: 'Resolve' }));
  const dialog = lena.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Resolve' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Why it is over').focus();
  await lena.keyboard.type('It is right');
  await tabTo(lena, dialog.getByRole('button', { name: 'Resolve' }));
  await lena.getByText('No open exception.').waitFor();

  await lena.getByRole('link', { name: 'Resolved' }).click();
  await row(lena, 'Lena Vogt: It is right as it is').waitFor();
  expect(await seriousFaults(lena)).toEqual([]);
});

test('a field that is no longer found is told to those who look after the site, with a way to its map, until it is back', async () => {
  for (const ticket of ['1042', '1043', '1044', '1046', '1047']) await draft(ticket);
  for (const ticket of ['1042', '1043', '1044']) await draft(ticket, 'requester');
  await go(tomas, 'exceptions');
  const broken = row(tomas, 'Broken locator');
  await broken.waitFor();
  expect(await broken.innerText()).toMatch(
    /Requester is not found any more on .* on none of the last 3 records/,
  );
  expect(await seriousFaults(tomas)).toEqual([]);
  await broken.getByRole('button', { name: 'Site map' }).click();
  expect(await tomas.evaluate(() => location.hash)).toBe('#sites/1/sandbox');

  await go(tomas, 'exceptions');
  await broken.waitFor();
  await draft('1046');
  await broken.waitFor({ state: 'detached' });
  await go(tomas, 'exceptions/resolved');
  await row(tomas, 'Countersign: It is read as before').waitFor();
});
