import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowSite, approveByKey, draftReply, propose, waitForCard, waitForState } from '../browser/panel.ts';
import { type RecordingProxy, startRecordingProxy } from '../browser/recording-proxy.ts';
import { openWorld, type Person, type World } from './world.ts';

const reason = 'duplicate charge confirmed';

let world: World;
let proxy: RecordingProxy;
let amira: Person;
let lena: Person;

beforeAll(async () => {
  world = await openWorld();
  proxy = await startRecordingProxy();
  const ticket = `${world.stage.desk.url}/tickets/1042`;
  amira = await world.person('Amira', ticket, { proxy: proxy.address });
  lena = await world.person('Lena', ticket);
  await allowSite(lena.panel);
});
afterAll(async () => {
  await world?.close();
  await proxy?.close();
});

/** From now on, notes every change of the page's tree, and what the page could see of somebody else at work in it. */
const guard = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    const changes: string[] = [];
    const before = {
      globals: Object.getOwnPropertyNames(globalThis).length,
      html: document.documentElement.outerHTML,
      focus: document.activeElement?.tagName,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    };
    Object.assign(globalThis, { guarded: { changes, before } });
    const note = (records: MutationRecord[]) => {
      for (const { type, target } of records) changes.push(`${type} ${target.nodeName}`);
    };
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(note).observe(document, all);
    for (const event of ['click', 'keydown', 'input', 'change', 'submit', 'focusin', 'message', 'paste'])
      addEventListener(event, () => changes.push(event), true);
  });

const guarded = (tab: Page) =>
  tab.evaluate(() => {
    const { guarded } = globalThis as unknown as {
      guarded: {
        changes: string[];
        before: { globals: number; html: string; focus?: string; sheets: number };
      };
    };
    const { changes, before } = guarded;
    return {
      changes,
      // `guarded` itself is the one name more.
      globals: Object.getOwnPropertyNames(globalThis).length - before.globals - 1,
      sameHtml: document.documentElement.outerHTML === before.html,
      sameFocus: document.activeElement?.tagName === before.focus,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length - before.sheets,
    };
  });

const untouchedPage = { changes: [], globals: 0, sameHtml: true, sameFocus: true, sheets: 0 };

const toDesk = (): string[] =>
  proxy.sent
    .filter(({ url }) => url.startsWith(world.stage.desk.url))
    .map(({ method, url }) => `${method} ${url}`);

test('reading, drafting, proposing and applying leave the page as it was, and ask the help desk nothing from the browser', async () => {
  await amira.tab.locator('.late [data-field=charges]').waitFor();
  const asked = toDesk();
  await guard(amira.tab);
  await allowSite(amira.panel);
  await draftReply(amira.panel);
  await propose(amira.panel, reason);
  await waitForCard(lena.panel, reason);
  await approveByKey(lena.panel);
  await waitForState(amira.panel, 'written');
  expect(await guarded(amira.tab)).toEqual(untouchedPage);
  expect(toDesk()).toEqual(asked);
});

test('showing where a field stands frames it for a moment without touching it', async () => {
  const frames = () =>
    amira.tab.evaluate(() =>
      document.getAnimations().map(({ effect }) => (effect as KeyframeEffect).target?.nodeName),
    );
  await amira.panel
    .getByRole('button', { name: /^Source \d+: Charges/ })
    .first()
    .click();
  await expect.poll(frames).toHaveLength(1);
  await expect.poll(frames, { timeout: 10_000 }).toEqual([]);
  expect(await guarded(amira.tab)).toEqual(untouchedPage);
});

test('what the extension asks of the backend carries its own sign-in and nothing of the help desk’s', () => {
  const cookies = proxy.sent
    .filter(({ url }) => url.startsWith(world.stage.desk.url))
    .flatMap(({ headers }) => headers.cookie ?? []);
  expect(cookies.length).toBeGreaterThan(0);
  const others = proxy.sent.filter(({ url }) => url.startsWith(world.stage.backend.url));
  expect(others.length).toBeGreaterThan(0);
  for (const { headers } of others) {
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
    expect(headers.authorization ?? 'DPoP of a preflight').toMatch(/^DPoP /);
  }
});
