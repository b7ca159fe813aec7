import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBackend } from '../../lib/api/call.ts';
import { allowSite, waitForCard } from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

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

/** Keeps a value of the page moving, so that no two looks at it are the same, until the returned function is called. */
const keepMoving = async ({ tab }: Person): Promise<() => Promise<void>> => {
  await tab.evaluate(() => {
    const subject = document.querySelector('article.ticket .subject');
    const told = subject?.textContent ?? '';
    let step = 0;
    const timer = setInterval(() => {
      step += 1;
      if (subject) subject.textContent = `${told} ${step}`;
    }, 30);
    Object.assign(globalThis, {
      comeToRest: () => {
        clearInterval(timer);
        if (subject) subject.textContent = told;
      },
    });
  });
  return () => tab.evaluate(() => (globalThis as unknown as { comeToRest(): void }).comeToRest());
};

test('a worker killed while it reads: the panel reads again by itself', async () => {
  const rest = await keepMoving(amira);
  await amira.panel.reload();
  await amira.panel.getByText('Reading the record').waitFor({ state: 'attached' });
  await amira.browser.killWorker();
  await rest();
  await amira.panel.getByRole('button', { name: /\d+ read/ }).waitFor();
});

test('a worker killed during a run: the run goes on, and there is one', async () => {
  await world.desk({ slowMs: 1500 });
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).click();
  await amira.panel.getByText('Compare with the owners of the values…').waitFor();
  await amira.browser.killWorker();
  await amira.panel.getByRole('heading', { name: 'Suggested changes' }).waitFor();
  const { items } = await callBackend(await world.line('Amira'), 'runs.list');
  expect(items.map(({ state }) => state)).toEqual(['done']);
});

test('a worker killed between a proposal and its answer: it is proposed once, and the panel knows', async () => {
  await world.desk({ slowMs: 1500 });
  await amira.panel.getByLabel('Reason').fill('the worker dies on the way');
  await amira.panel.getByRole('button', { name: /^Propose \d+ change/ }).click();
  await amira.panel.getByText('Sending…').waitFor();
  await amira.browser.killWorker();
  await amira.panel
    .getByText(/waiting: needs a lead/)
    .first()
    .waitFor();
  const { items } = await callBackend(await world.line('Amira'), 'proposals.list');
  expect(items.map(({ reason, state }) => [reason, state])).toEqual([
    ['the worker dies on the way', 'waiting'],
  ]);
  expect(await amira.panel.getByText('Not sent').count()).toBe(0);
});

test('a worker killed while a lead waits: the next proposal still arrives by itself', async () => {
  await waitForCard(lena.panel, 'the worker dies on the way');
  await lena.browser.killWorker();
  await world.desk({ slowMs: 0 });
  const change = { kind: 'reply', proposed: 'We look into it and write again tomorrow.' } as const;
  await callBackend(await world.line('Ben'), 'proposals.create', {
    body: {
      id: randomUUID(),
      runId: null,
      record: { system: 'desk', type: 'ticket', id: '1042' },
      changes: [change],
      reason: 'sent while the worker was dead',
    },
  });
  await lena.panel.getByRole('heading', { name: 'Approvals 2' }).waitFor();
});
