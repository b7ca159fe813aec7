import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBackend } from '../../lib/api/call.ts';
import { allowSite, propose, waitForRecord } from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

const unconfirmed =
  'The page does not show the record that its address names. Reload it, then read again. If that does not help, ask an admin to check the map of Fernhill Desk.';

let world: World;
let amira: Person;

beforeAll(async () => {
  world = await openWorld();
  amira = await world.person('Amira', `${world.stage.desk.url}/tickets/1042`);
  await allowSite(amira.panel);
});
afterAll(() => world?.close());

/** What a page's own script could do: pose as another record, in the address and, if told so, in its content. */
const poseAs = (id: string, inContent: boolean): Promise<void> =>
  amira.tab.evaluate(
    ([posed, alsoInContent]) => {
      history.pushState(null, '', `/tickets/${posed}`);
      if (alsoInContent) document.querySelector('article')?.setAttribute('data-ticket-id', String(posed));
    },
    [id, inContent] as const,
  );

test('a page whose address names another record than its content is not read', async () => {
  await poseAs('1046', false);
  await amira.panel.getByText(unconfirmed).waitFor();
  expect(await amira.panel.getByRole('button', { name: 'Draft a reply' }).count()).toBe(0);
});

test('a page that poses as another record throughout is found out by the backend, which makes no draft of it', async () => {
  await poseAs('1046', true);
  await waitForRecord(amira.panel, '1046');
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).click();
  await amira.panel.getByText('No draft for this record').waitFor();
  expect(await amira.panel.locator('main').innerText()).toMatch(
    /The page does not show this record as Help desk knows it: Order is “O-20931” on the page and “O-20811” in Help desk\. Reload the page/,
  );
  expect(await amira.panel.getByRole('heading', { name: 'Suggested changes' }).count()).toBe(0);
  const { items } = await callBackend(await world.line('Lena'), 'exceptions.list');
  expect(items).toContainEqual(
    expect.objectContaining({
      kind: 'wrong-record',
      field: 'order',
      record: expect.objectContaining({ id: '1046' }),
    }),
  );
});

test('where a page lies about values, the owners’ values are shown as the winners and decide the gate and the base', async () => {
  await amira.tab.goto(`${world.stage.desk.url}/tickets/1046`);
  await waitForRecord(amira.panel, '1046');
  await amira.tab.evaluate(() => {
    const lies: Record<string, string> = { '480.00 EUR': '9.00 EUR', Requested: 'Declined' };
    for (const cell of document.querySelectorAll('td')) {
      const lie = lies[cell.textContent ?? ''];
      if (lie) cell.textContent = lie;
    }
  });
  await amira.panel.getByRole('button', { name: /\d+ read/ }).click();
  await amira.panel.locator('.read-receipt').getByText('9.00 EUR').waitFor();
  await amira.panel.getByRole('button', { name: /^(Draft a reply|Try again)$/ }).click();
  await amira.panel.getByRole('heading', { name: 'Suggested changes' }).waitFor();
  const text = await amira.panel.locator('main').innerText();
  expect(text).toMatch(/480\.00 EUR.*the page says 9\.00 EUR\. Billing owns this value, so it wins/s);
  expect(text).toMatch(/Requested.*the page says Declined\. Billing owns this value, so it wins/s);
  expect(text).toContain('needs a lead and an admin');

  await propose(amira.panel, 'the page says it is little money');
  const { items } = await callBackend(await world.line('Amira'), 'proposals.list');
  const refund = items[0]?.changes.find(({ field }) => field === 'refund_status');
  expect(refund?.base).toBe('Requested');
  expect(refund?.gate.approvals.map(({ role }) => role)).toEqual(['lead', 'admin']);
  expect(items[0]?.recordTitle).toBe('Refund of 480 EUR for the office plan');
});
