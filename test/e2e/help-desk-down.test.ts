import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBackend } from '../../lib/api/call.ts';
import { allowSite, approveByKey, propose, waitForCard, waitForState } from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

const reason = 'duplicate charge confirmed';

let world: World;
let amira: Person;
let lena: Person;
const logged: string[] = [];

beforeAll(async () => {
  world = await openWorld({ logger: pino({ level: 'warn' }, { write: line => logged.push(line) }) });
  const ticket = `${world.stage.desk.url}/tickets/1042`;
  amira = await world.person('Amira', ticket);
  lena = await world.person('Lena', ticket);
  await allowSite(amira.panel);
});
afterAll(() => world?.close());

const written = async (): Promise<string[]> => {
  const entries = [
    ...(await world.history('/billing/orders/O-20931')),
    ...(await world.history('/api/tickets/1042')),
  ];
  return entries.filter(({ account }) => account === 'countersign').map(({ field, kind }) => field ?? kind);
};

const stop = async (stopped: boolean): Promise<void> => {
  const body = { scope: 'everything', stopped, reason: 'the help desk is being repaired' };
  await callBackend(await world.line('Lena'), 'stop.set', { body });
};

const stateReason = async (): Promise<string | null> => {
  const { items } = await callBackend(await world.line('Amira'), 'proposals.list');
  return items[0]?.stateReason ?? null;
};

test('a draft that needs a help desk which is down ends in plain words, and works once it is back', async () => {
  await world.desk({ down: true });
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).click();
  await amira.panel.getByText('The draft could not be made').waitFor();
  expect(await amira.panel.locator('main').innerText()).toMatch(/Help desk .*Nothing was written anywhere\./);
  await world.desk({ down: false });
  await amira.panel.getByRole('button', { name: 'Try again' }).click();
  await amira.panel.getByRole('heading', { name: 'Suggested changes' }).waitFor();
});

test('proposing while the help desk is down is refused in plain words and loses nothing', async () => {
  await world.desk({ down: true });
  await amira.panel.getByLabel('Reason').fill(reason);
  await amira.panel.getByRole('button', { name: /^Propose \d+ change/ }).click();
  await amira.panel.getByText('Not sent').waitFor();
  expect(await amira.panel.locator('main').innerText()).toMatch(
    /Help desk .*Your picks and texts are still here\./,
  );
  expect(await amira.panel.getByLabel('Reason').inputValue()).toBe(reason);
});

test('a slow help desk makes proposing slow, and no more than that', async () => {
  await world.desk({ down: false, slowMs: 2500 });
  await propose(amira.panel, reason);
  await world.desk({ slowMs: 0 });
});

test('the stop switch holds an approved write, and says why', async () => {
  await stop(true);
  await waitForCard(lena.panel, reason);
  await approveByKey(lena.panel);
  await waitForState(amira.panel, 'approved, being written');
  await expect.poll(stateReason).toBe('Stopped (everything): the help desk is being repaired');
  expect(await written()).toEqual([]);
});

test('an apply that finds the help desk down waits, and completes once when it is back', async () => {
  await world.desk({ down: true });
  await stop(false);
  await expect.poll(() => logged.join(''), { timeout: 30_000 }).toMatch(/attempt 2 at job apply-proposal/);
  await world.desk({ down: false });
  await amira.panel.getByText('written', { exact: true }).first().waitFor({ timeout: 60_000 });
  expect((await written()).sort()).toEqual(['public', 'refund_status']);
});
