import { randomUUID } from 'node:crypto';
import { decodeJwt, generateKeyPair } from 'jose';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestClient } from '../../demo/sign-in/test-client.ts';
import { callBackend } from '../../lib/api/call.ts';
import { askWithOwnKey, keptTokens, readOutOwnKey } from '../browser/own-key.ts';
import { allowSite, draftReply } from '../browser/panel.ts';
import { signedHeaders } from '../builders/a-proof.ts';
import { openWorld, type Person, type World } from './world.ts';

const reason = 'written before the sign-in ended';

let world: World;
let amira: Person;

beforeAll(async () => {
  world = await openWorld({ accessTokenSeconds: 5 });
  amira = await world.person('Amira', `${world.stage.desk.url}/tickets/1042`);
  await allowSite(amira.panel);
});
afterAll(() => world?.close());

const accessToken = async (panel: Page): Promise<string> => (await keptTokens(panel)).access;

/** From now on: whether these words have stood in the panel at any moment. */
const watchForWords = (panel: Page, words: string): (() => Promise<boolean>) => {
  const watching = panel.evaluateHandle(sought => {
    const found = { ever: false };
    const look = () => {
      found.ever ||= document.body.innerText.includes(sought);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return found;
  }, words);
  return async () => (await watching).evaluate(({ ever }) => ever);
};

/** What the backend says to a request that the extension itself could have sent with this token. */
const answerTo = (token: string): Promise<number> =>
  askWithOwnKey(amira.panel, `${world.stage.backend.url}/v1/me`, token);

/** What it says to somebody else. */
const answerToThief = async (headers: Record<string, string>): Promise<number> =>
  (await fetch(`${world.stage.backend.url}/v1/me`, { headers })).status;

/** The provider forgets everybody who was signed in, as after a restart or an admin's order. */
const forgetEverybody = async (): Promise<void> => {
  await world.restart();
  await amira.panel.getByRole('heading', { name: 'Sign in to start' }).waitFor();
};

test('a token that has ended is renewed without a word', async () => {
  const first = await accessToken(amira.panel);
  await expect.poll(() => answerTo(first), { timeout: 30_000 }).toBe(401);
  await draftReply(amira.panel);
  const second = await accessToken(amira.panel);
  expect(second).not.toBe(first);
  expect(await answerTo(second)).toBe(200);
});

test('stolen tokens are of no use elsewhere, and the key that they need cannot be read out (check 12)', async () => {
  const leftMs = async () => (decodeJwt(await accessToken(amira.panel)).exp ?? 0) * 1000 - Date.now();
  await expect.poll(leftMs, { timeout: 30_000 }).toBeGreaterThan(3000);
  const { access, refresh } = await keptTokens(amira.panel);
  expect(await answerTo(access)).toBe(200);
  const thief = await generateKeyPair('ES256');
  const address = `${world.stage.backend.url}/v1/me`;
  for (const headers of [
    { authorization: `Bearer ${access}` },
    { authorization: `DPoP ${access}` },
    await signedHeaders(thief, { token: access, method: 'GET', address }),
  ])
    expect(await answerToThief(headers)).toBe(401);
  const provider = new TestClient(world.stage.signIn.issuer);
  for (const pair of [thief, null])
    expect((await provider.refresh(refresh, pair)).body.access_token).toBeUndefined();
  expect(await readOutOwnKey(amira.panel)).toEqual(['InvalidAccessError', 'InvalidAccessError']);
});

test('live updates outlive the token that their line was opened with, and nothing flickers', async () => {
  const first = await accessToken(amira.panel);
  const broken = watchForWords(amira.panel, 'What you see may be old');
  await expect.poll(() => answerTo(first), { timeout: 30_000 }).toBe(401);
  await callBackend(await world.line('Amira'), 'proposals.create', {
    body: {
      id: randomUUID(),
      runId: null,
      record: { system: 'desk', type: 'ticket', id: '1042' },
      changes: [{ kind: 'set-field', field: 'refund_status', proposed: 'Approved' }],
      reason: 'made elsewhere',
    },
  });
  await amira.panel.getByText('waiting: needs a lead').waitFor();
  expect(await broken()).toBe(false);
});

test('where renewal is refused the panel says so plainly, and what was written is there again after signing in', async () => {
  await amira.panel.getByLabel('Reason').fill(reason);
  await forgetEverybody();
  await amira.panel.getByText('Your sign-in has ended. Sign in again.').waitFor();
  expect(await amira.panel.locator('main').innerText()).not.toContain('O-20931');
  await amira.browser.signIn(amira.panel, 'Amira');
  await amira.panel.getByRole('heading', { name: 'Suggested changes' }).waitFor();
  expect(await amira.panel.getByLabel('Reason').inputValue()).toBe(reason);
});

test('whoever signs in next in this browser never sees it, and the first person finds it wiped', async () => {
  await forgetEverybody();
  await amira.browser.signIn(amira.panel, 'Ben');
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).waitFor();
  expect(await amira.panel.getByRole('heading', { name: 'Suggested changes' }).count()).toBe(0);
  await amira.panel.getByRole('button', { name: 'Menu' }).click();
  await amira.panel.getByRole('menuitem', { name: 'Sign out' }).click();
  await amira.browser.signIn(amira.panel, 'Amira');
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).waitFor();
  expect(await amira.panel.getByRole('heading', { name: 'Suggested changes' }).count()).toBe(0);
});

test('the key goes with the sign-in, and the next sign-in has another (check 12)', async () => {
  const bindingOf = async () => decodeJwt<{ cnf: { jkt: string } }>(await accessToken(amira.panel)).cnf.jkt;
  const first = await bindingOf();
  await amira.panel.getByRole('button', { name: 'Menu' }).click();
  await amira.panel.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect.poll(() => readOutOwnKey(amira.panel)).toEqual([]);
  await amira.browser.signIn(amira.panel, 'Amira');
  await amira.panel.getByRole('button', { name: 'Draft a reply' }).waitFor();
  expect(await bindingOf()).not.toBe(first);
});
