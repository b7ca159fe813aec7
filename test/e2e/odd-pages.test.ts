import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBackend } from '../../lib/api/call.ts';
import { send } from '../../lib/api/send.ts';
import type { RunDetail } from '../../lib/contract/drafts.ts';
import { allowSite, draftReply, waitForRecord } from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

let world: World;
let ben: Person;

beforeAll(async () => {
  world = await openWorld();
  ben = await world.person('Ben', `${world.stage.desk.url}/tickets/1052`);
  await allowSite(ben.panel);
});
afterAll(() => world?.close());

const open = async (id: string): Promise<void> => {
  await ben.tab.goto(`${world.stage.desk.url}/tickets/${id}`);
  await waitForRecord(ben.panel, id);
};

const receipt = async (): Promise<string> => {
  const summary = ben.panel.getByRole('button', { name: /\d+ read/ });
  if ((await summary.getAttribute('aria-expanded')) !== 'true') await summary.click();
  return ben.panel.locator('.read-receipt').innerText();
};

const newestRun = async (): Promise<RunDetail> => {
  const line = await world.line('Ben');
  const [run] = (await callBackend(line, 'runs.list', { query: { limit: 1 } })).items;
  return callBackend(line, 'runs.show', { params: { id: run?.id ?? '' } });
};

test('a page in another language is read in full, and its customer is answered in theirs', async () => {
  expect(await ben.tab.getByText('Erstattungsstatus').count()).toBe(1);
  expect(await receipt()).not.toMatch(/missing/);
  await draftReply(ben.panel);
  const { draft } = await newestRun();
  expect(draft?.language).toBe('de');
  expect(draft?.facts.filter(({ state }) => state === 'conflict')).toEqual([]);
});

test('of a field of 1 MB the beginning is read, the receipt says so, and the draft still comes', async () => {
  await world.desk({ inflate: 'product' });
  await open('1043');
  expect(await receipt()).toContain('too long, only its beginning was read');
  await draftReply(ben.panel);
  await world.desk({ inflate: null });
});

test('of 300 messages the newest are read, the receipt counts the others, and the draft still comes', async () => {
  await open('1053');
  expect(await receipt()).toContain('200 messages read, 100 more left out because of the limit');
  await draftReply(ben.panel);
  expect((await newestRun()).draft?.leftOut.join()).toContain('100 older messages');
});

test('NUL characters and halves of characters in a page do no harm', async () => {
  await open('1044');
  await ben.tab.evaluate(() => {
    const texts = document.querySelectorAll('.message .text');
    for (const text of texts) text.textContent += ' end\0 of \ud83d the \udc00 text';
    const subject = document.querySelector('.subject');
    if (subject) subject.textContent = 'Change\0 my \ud83d address';
  });
  await ben.panel
    .getByText(/my .* address/)
    .first()
    .waitFor();
  await draftReply(ben.panel);
  expect((await newestRun()).state).toBe('done');
});

test('a page that breaks apart is not read, and the words say what to do', async () => {
  await open('1045');
  await ben.tab.evaluate(() => document.querySelector('article.ticket')?.removeAttribute('data-ticket-id'));
  await ben.panel
    .getByText('The page does not show the record that its address names. Reload it, then read again.')
    .waitFor();
  await ben.tab.evaluate(() => {
    const article = document.querySelector('article.ticket');
    article?.setAttribute('data-ticket-id', '1045');
    let inner: Element | null = article;
    for (let depth = 0; depth < 1000; depth++) {
      const next = document.createElement('div');
      inner?.append(next);
      inner = next;
    }
    if (inner) inner.textContent = 'very deep';
  });
  await ben.panel.getByRole('button', { name: 'Read again' }).click();
  await waitForRecord(ben.panel, '1045');
});

test('NUL and half characters in a proposal are answered in plain words, never by a failure of the backend', async () => {
  const line = await world.line('Ben');
  const propose = async (change: object, reason: string) => {
    const record = { system: 'desk', type: 'ticket', id: '1044' };
    const body = { id: randomUUID(), runId: null, record, changes: [change], reason };
    const headers = new Headers({ 'content-type': 'application/json' });
    const url = new URL('/v1/proposals', line.address);
    const request = { method: 'POST', url, headers, body: JSON.stringify(body) };
    return send(line, request, AbortSignal.timeout(30_000));
  };
  for (const odd of ['\0', '\ud83d', '\udc00 x']) {
    const reply = { kind: 'reply', proposed: `Hello${odd} Ingrid` };
    const address = { kind: 'set-field', field: 'delivery_address', proposed: `Strandgaten${odd} 41` };
    for (const answer of [
      await propose(reply, 'a plain reason'),
      await propose(address, 'a plain reason'),
      await propose({ ...reply, proposed: 'Hello' }, `because${odd} of it`),
    ]) {
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'bad-input' });
    }
  }
});
