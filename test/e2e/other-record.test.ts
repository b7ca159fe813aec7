import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBackend } from '../../lib/api/call.ts';
import { allowSite, waitForRecord } from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

const subjects: Record<string, string> = {
  1042: 'Charged twice for the March invoice',
  1043: 'Where is my parcel',
  1044: 'Change my delivery address',
};

let world: World;
let amira: Person;

beforeAll(async () => {
  world = await openWorld();
  amira = await world.person('Amira', `${world.stage.desk.url}/tickets/1042`);
  await allowSite(amira.panel);
});
afterAll(() => world?.close());

/** Goes to another ticket as the help desk's own links do: without a reload. */
const follow = (id: string): Promise<void> =>
  amira.tab.evaluate(path => {
    const link = document.createElement('a');
    link.href = path;
    link.dataset.nav = '';
    document.body.append(link);
    link.click();
    link.remove();
  }, `/tickets/${id}`);

/** From now on, keeps what the panel shows at every change of it. */
const film = (panel: Page): Promise<void> =>
  panel.evaluate(() => {
    const frames: string[] = [];
    Object.assign(globalThis, { frames });
    const look = () => frames.push(document.querySelector('main')?.textContent ?? '');
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    look();
  });

const filmed = (panel: Page): Promise<string[]> =>
  panel.evaluate(() => (globalThis as unknown as { frames: string[] }).frames);

test('however fast a person goes through tickets, the panel never shows parts of two', async () => {
  await film(amira.panel);
  for (const id of ['1043', '1042', '1044', '1042', '1043', '1044']) await follow(id);
  await waitForRecord(amira.panel, '1044');
  for (const id of ['1042', '1043']) {
    await follow(id);
    await waitForRecord(amira.panel, id);
  }
  const frames = await filmed(amira.panel);
  const mixed = frames.filter(frame =>
    Object.entries(subjects).some(
      ([id, subject]) =>
        /Ticket \d{4}/.test(frame) && frame.includes(`Ticket ${id}`) !== frame.includes(subject),
    ),
  );
  expect(mixed).toEqual([]);
  expect(frames.some(frame => frame.includes('Ticket 1043'))).toBe(true);
});

test('a draft made while the person has gone to another ticket shows only at its own', async () => {
  await follow('1042');
  // Its last part comes late: a draft begun before it would be out of date at once.
  await amira.panel.getByRole('button', { name: /withheld$/ }).waitFor();
  await world.desk({ slowMs: 1500 });
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).click();
  await amira.panel.getByText('Compare with the owners of the values…').waitFor();
  await follow('1043');
  await world.desk({ slowMs: 0 });
  await waitForRecord(amira.panel, '1043');
  const runs = async () => (await callBackend(await world.line('Amira'), 'runs.list')).items;
  await expect
    .poll(async () => (await runs()).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(['done']);
  expect(await amira.panel.locator('main').innerText()).not.toContain('two charges');
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).waitFor();

  await follow('1042');
  await waitForRecord(amira.panel, '1042');
  await amira.panel
    .getByText(/two charges on your order O-20931/)
    .first()
    .waitFor();
  expect((await runs())[0]?.record.id).toBe('1042');
});

test('a draft of one record is refused as the ground for a change of another', async () => {
  const line = await world.line('Amira');
  const [run] = (await callBackend(line, 'runs.list')).items;
  const body = {
    id: randomUUID(),
    runId: run?.id ?? null,
    record: { system: 'desk', type: 'ticket', id: '1043' },
    changes: [{ kind: 'reply', proposed: 'We send the money back.' } as const],
    reason: 'carried over from another ticket',
  };
  await expect(callBackend(line, 'proposals.create', { body })).rejects.toThrow(
    'This draft was made for another record. Make a draft for the open one.',
  );
});

test('once the record has changed, its draft says so and nothing can be proposed or copied from it', async () => {
  await amira.tab.getByLabel('Priority').selectOption('High');
  await amira.panel.getByText('The record changed since this draft').waitFor();
  await amira.panel.getByText('The record changed. Draft again first.').waitFor();
  expect(await amira.panel.getByRole('button', { name: /^Propose/ }).isDisabled()).toBe(true);
  expect(await amira.panel.getByRole('button', { name: /^Copy/ }).isDisabled()).toBe(true);
  await amira.tab.getByLabel('Priority').selectOption('Normal');
  await amira.panel.getByText('The record changed since this draft').waitFor({ state: 'detached' });
});

test('with two tickets in two tabs, the panel shows the one beside it and each keeps its own draft', async () => {
  const other = await amira.browser.context.newPage();
  await other.goto(`${world.stage.desk.url}/tickets/1043`);
  await other.bringToFront();
  await waitForRecord(amira.panel, '1043');
  expect(await amira.panel.getByText(/two charges/).count()).toBe(0);
  await amira.tab.bringToFront();
  await waitForRecord(amira.panel, '1042');
  await amira.panel
    .getByText(/two charges on your order O-20931/)
    .first()
    .waitFor();
  await other.close();
});

test('frames inside the page, whatever they pose as, add nothing to the reading', async () => {
  await amira.panel.getByRole('button', { name: /\d+ read/ }).click();
  const receipt = () => amira.panel.locator('.read-receipt').innerText();
  const before = await receipt();
  await amira.tab.evaluate(() => {
    const page = document.querySelector('#view')?.innerHTML.replaceAll('49.00', '480.00') ?? '';
    for (const sandbox of [null, 'allow-scripts']) {
      const frame = document.createElement('iframe');
      frame.srcdoc = page;
      if (sandbox) frame.setAttribute('sandbox', sandbox);
      document.querySelector('.conversation')?.before(frame);
    }
  });
  await amira.panel.reload();
  await waitForRecord(amira.panel, '1042');
  await amira.panel.getByRole('button', { name: /\d+ read/ }).click();
  expect(await receipt()).toBe(before);
});
