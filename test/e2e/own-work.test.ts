import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBackend } from '../../lib/api/call.ts';
import { readEvents } from '../../lib/api/events.ts';
import {
  allowSite,
  approveByKey,
  draftReply,
  editByKey,
  propose,
  reject,
  waitForCard,
} from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

const reason = 'nobody else’s business';

let world: World;
let amira: Person;
let ben: Person;
let lena: Person;

beforeAll(async () => {
  world = await openWorld();
  const ticket = `${world.stage.desk.url}/tickets/1042`;
  amira = await world.person('Amira', ticket);
  ben = await world.person('Ben', ticket);
  await allowSite(amira.panel);
  await allowSite(ben.panel);
});
afterAll(() => world?.close());

const amirasProposal = async () => {
  const { items } = await callBackend(await world.line('Amira'), 'proposals.list');
  const [proposal] = items;
  if (!proposal) throw new Error('Amira has proposed nothing.');
  return proposal;
};

test('an agent sees nothing of a colleague’s proposal, neither live nor by its id', async () => {
  const line = await world.line('Ben');
  const over = new AbortController();
  const heard: unknown[] = [];
  const open = Promise.withResolvers<void>();
  const listening = (async () => {
    const options = { after: null, signal: over.signal, onOpen: open.resolve };
    for await (const { event } of readEvents(line, 'events.stream', options)) heard.push(event);
  })().catch(() => undefined);
  await open.promise;

  await draftReply(amira.panel);
  await propose(amira.panel, reason);
  const { id, runId } = await amirasProposal();
  // Ben's own proposal comes later in the log: once it is heard, Amira's would have been too.
  const own = await callBackend(line, 'proposals.create', { body: aNote('a note of Ben') });
  await expect.poll(() => heard).toContainEqual(expect.objectContaining({ proposalId: own.id }));
  over.abort();
  await listening;
  expect(JSON.stringify(heard)).not.toContain(id);

  for (const refused of [
    () => callBackend(line, 'proposals.show', { params: { id } }),
    () => callBackend(line, 'proposals.withdraw', { params: { id } }),
    () => callBackend(line, 'runs.show', { params: { id: runId ?? '' } }),
    () => callBackend(line, 'sources.show', { params: { id: runId ?? '', source: 'message:1' } }),
  ])
    await expect(refused()).rejects.toMatchObject({ problem: { code: 'not-found' } });
  for (const operation of ['proposals.list', 'runs.list'] as const)
    expect(JSON.stringify(await callBackend(line, operation))).not.toContain(id);
  expect(await ben.panel.locator('main').innerText()).not.toContain('Send a reply');
  expect(await ben.panel.getByRole('heading', { name: /Approvals/ }).count()).toBe(0);
});

const aNote = (words: string) => ({
  id: randomUUID(),
  runId: null,
  record: { system: 'desk', type: 'ticket', id: '1042' },
  changes: [{ kind: 'note', proposed: words } as const],
  reason: words,
});

test('the auditor reads everything and can change nothing', async () => {
  const line = await world.line('Ada');
  const { id, seal } = await amirasProposal();
  expect((await callBackend(line, 'proposals.show', { params: { id } })).reason).toBe(reason);
  for (const refused of [
    () => callBackend(line, 'proposals.create', { body: aNote('a note of Ada') }),
    () => callBackend(line, 'proposals.decide', { params: { id }, body: { seal, outcome: 'approve' } }),
    () => callBackend(line, 'proposals.withdraw', { params: { id } }),
    () => callBackend(line, 'proposals.roll-back', { params: { id }, body: { id: randomUUID(), reason } }),
    () => callBackend(line, 'stop.set', { body: { scope: 'everything', stopped: true, reason } }),
    () => callBackend(line, 'policies.draft.create', { body: { reason, start: { from: 'current' } } }),
  ])
    await expect(refused()).rejects.toMatchObject({ problem: { code: 'forbidden' } });
});

test('nobody decides their own proposal, an agent decides none, and a lead is not shown the button', async () => {
  const mine = await callBackend(await world.line('Lena'), 'proposals.create', {
    body: {
      ...aNote('a reply of Lena'),
      changes: [{ kind: 'reply', proposed: 'Good day.' }],
    },
  });
  const decide = async (name: string, { id, seal }: { id: string; seal: string }) =>
    callBackend(await world.line(name), 'proposals.decide', {
      params: { id },
      body: { seal, outcome: 'approve' },
    });
  await expect(decide('Lena', mine)).rejects.toMatchObject({ problem: { code: 'forbidden' } });
  await expect(decide('Amira', await amirasProposal())).rejects.toMatchObject({
    problem: { code: 'forbidden' },
  });
  await expect(decide('Ben', await amirasProposal())).rejects.toMatchObject({
    problem: { code: 'forbidden' },
  });

  await ben.browser.close();
  lena = await world.person('Lena', `${world.stage.desk.url}/tickets/1042`);
  await waitForCard(lena.panel, reason);
  await lena.panel.keyboard.press('j');
  await waitForCard(lena.panel, 'a reply of Lena');
  await lena.panel.getByText('You asked for this. Another person must decide.').waitFor();
  expect(await lena.panel.getByRole('button', { name: /^(Approve|Edit|Reject)/ }).count()).toBe(0);
  await lena.panel.keyboard.press('k');
  await waitForCard(lena.panel, reason);

  await reject(lena.panel, 'not-enough-evidence', 'show me the second charge');
  await amira.panel.getByText('rejected', { exact: true }).first().waitFor();
  await amira.panel.getByRole('listitem').filter({ hasText: 'rejected' }).getByRole('button').first().click();
  await amira.panel.getByText('show me the second charge').first().waitFor();
  expect(await amira.panel.locator('main').innerText()).toMatch(
    /Lena Vogt \(lead\) rejected .*not-enough-evidence/,
  );
  const entries = await world.history('/billing/orders/O-20931');
  expect(entries.filter(({ account }) => account === 'countersign')).toEqual([]);
});

test('a lead mends a reply and approves it, by keyboard alone, and it is written once, as mended', async () => {
  const typo = 'the reply has a typo';
  const changes = [{ kind: 'reply', proposed: 'Good day, we will loook into it.' } as const];
  await callBackend(await world.line('Amira'), 'proposals.create', { body: { ...aNote(typo), changes } });
  const { panel } = lena;
  const card = panel.getByRole('article', { name: /^Proposal \d+/ });
  const replies = async () =>
    (await world.history('/api/tickets/1042')).filter(
      ({ account, kind }) => account === 'countersign' && kind !== 'internal',
    );
  expect(await replies()).toEqual([]);

  await panel.getByRole('heading', { name: 'Approvals 2' }).waitFor();
  await panel.keyboard.press('j');
  await waitForCard(panel, typo);
  await editByKey(panel, 'Good day, we will look into it.');
  await card.getByText('edited by Lena Vogt').waitFor();
  expect(await card.innerText()).not.toContain('another person approves');

  await approveByKey(panel);
  await amira.panel.getByText('written', { exact: true }).first().waitFor();
  expect(await replies()).toHaveLength(1);
  expect(JSON.stringify(await replies())).toContain('we will look into it');
});
