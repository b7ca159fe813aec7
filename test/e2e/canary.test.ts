import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBackend } from '../../lib/api/call.ts';
import { unreadableValues } from '../../sandbox/pages/unreadable.ts';
import { keptInBrowser } from '../browser/kept-in-browser.ts';
import { keptTokens } from '../browser/own-key.ts';
import { allowSite, approveByKey, draftReply, propose, waitForCard, waitForState } from '../browser/panel.ts';
import { type RecordingProxy, startRecordingProxy } from '../browser/recording-proxy.ts';
import { dumpStore } from './dump-store.ts';
import { holds, traces } from './traces.ts';
import { openWorld, type Person, type World } from './world.ts';

/** Nobody but the help desk may know these: a field that no role may see, and what no reader may pick up. */
const withheld = [
  'heron-7731-quartz',
  'heron-7731',
  '7731-quartz',
  'Chargeback watch',
  unreadableValues.hiddenInput,
  unreadableValues.hiddenText,
  unreadableValues.cardNumber,
  unreadableValues.password,
];
/** On the page for the agent's eyes, and replaced by placeholders before anything leaves it. */
const masked = ['4111 1111 1111 1111', 'dana.whitfield@mail.example', '+353 85 555 0142'];
/** What a customer adds to the ticket: one value of each other kind. */
const added = [
  'RSSMRA85T10A562S',
  'DE89 3704 0044 0532 0130 00',
  '198.51.100.177',
  '00:1A:2B:3C:4D:5E',
  'Tr0ub4dor&3xyz',
  '23 February 1961',
];
const addition = `Codice fiscale ${added[0]}, IBAN ${added[1]}, from ${added[2]} on ${added[3]}, password: ${added[4]} and born on ${added[5]}`;

const reason = 'duplicate charge confirmed';

let world: World;
let proxy: RecordingProxy;
let amira: Person;
let lena: Person;
const logged: string[] = [];
const said: string[] = [];

const listen = ({ tab, panel, browser }: Person): void => {
  for (const page of [tab, panel]) page.on('console', message => said.push(message.text()));
  for (const worker of browser.context.serviceWorkers())
    worker.on('console', message => said.push(message.text()));
};

beforeAll(async () => {
  const logger = pino({ level: 'trace' }, { write: line => logged.push(line) });
  proxy = await startRecordingProxy();
  world = await openWorld({ logger });
  const ticket = `${world.stage.desk.url}/tickets/1042`;
  amira = await world.person('Amira', ticket, { proxy: proxy.address });
  lena = await world.person('Lena', ticket, { proxy: proxy.address });
  listen(amira);
  listen(lena);
});
afterAll(async () => {
  await world?.close();
  await proxy?.close();
});

const addToTicket = ({ tab }: Person): Promise<void> =>
  tab
    .locator('.from-customer .text')
    .first()
    .evaluate((text, more) => text.append(` ${more}`), addition);

/** Reads, drafts, copies, looks at a source, proposes, approves and applies, as people do. */
const playTheStory = async (): Promise<void> => {
  await addToTicket(amira);
  await addToTicket(lena);
  await allowSite(amira.panel);
  await allowSite(lena.panel);
  await draftReply(amira.panel);
  await amira.panel.getByRole('button', { name: /^Why this draft/ }).click();
  await amira.panel
    .getByRole('button', { name: /^Source 1/ })
    .first()
    .click();
  const source = amira.panel.getByRole('dialog');
  await source.waitFor();
  await amira.panel.keyboard.press('Escape');
  await source.waitFor({ state: 'detached' });
  await propose(amira.panel, reason);
  await waitForCard(lena.panel, reason);
  await approveByKey(lena.panel);
  await waitForState(amira.panel, 'written');
};

/** What the person would paste next. */
const clipboard = async ({ tab, panel }: Person): Promise<string> => {
  await panel.getByRole('button', { name: /^Copy/ }).click();
  await panel.getByText('Copied').first().waitFor();
  const box = tab.getByLabel('Write a message');
  await box.focus();
  await tab.keyboard.press('ControlOrMeta+v');
  return box.inputValue();
};

const evidence = async (): Promise<string> => {
  const ada = await world.line('Ada');
  const record = { system: 'desk', type: 'ticket', id: '1042' };
  const timeline = await callBackend(ada, 'timeline.show', { query: record });
  const { items } = await callBackend(ada, 'proposals.list', { query: { scope: 'all' } });
  const bundles = [];
  for (const { id } of items) bundles.push(await callBackend(ada, 'evidence.export', { params: { id } }));
  return JSON.stringify({ timeline, items, bundles });
};

const everywhere = async (): Promise<Record<string, string>> => ({
  store: await dumpStore(world.stage.backend.services),
  log: logged.join('\n'),
  console: said.join('\n'),
  evidence: await evidence(),
  'the panel': await amira.panel.locator('body').innerText(),
  ...(await keptInBrowser(amira.panel)),
});

test('the search finds a value however it is written', () => {
  const value = 'heron-7731-quartz';
  const base64 = Buffer.from(`a note: ${value}!`).toString('base64');
  const ways = [
    `the note says ${value.toUpperCase()}.`,
    base64,
    Buffer.from(value).toString('hex'),
    [...value].reverse().join(''),
    `a=%68%65%72%6f%6e%2d%37%37%33%31%2d%71%75%61%72%74%7a`,
    JSON.stringify([...value]),
    JSON.stringify(['heron-77', '31-quartz']),
    '\\u0068\\u0065\\u0072\\u006f\\u006e\\u002d\\u0037\\u0037\\u0033\\u0031\\u002d\\u0071\\u0075\\u0061\\u0072\\u0074\\u007a',
  ];
  expect(ways.filter(way => !holds(way, value))).toEqual([]);
  expect(holds('heron, quartz and 7731 other things', value)).toBe(false);
});

test('what is withheld or masked leaves the page in no request, store, log, storage, title, console or clipboard', async () => {
  await playTheStory();
  const pasted = await clipboard(amira);
  const requests = proxy.sent.filter(({ url }) => !url.startsWith(world.stage.desk.url));
  const places: Record<string, string> = {
    requests: JSON.stringify(requests),
    clipboard: pasted,
    ...(await everywhere()),
  };
  expect(traces(places, [...withheld, ...masked, ...added])).toEqual([]);
  expect(traces(await keptInBrowser(lena.panel), withheld)).toEqual([]);

  // Nothing of the page goes back to the help desk either, except what the page itself asked for.
  expect(traces({ desk: JSON.stringify(proxy.sent) }, [...withheld, ...masked, ...added])).toEqual([]);

  // The same search does find what may be there: the places are the right ones, and they are not empty.
  for (const [place, value] of [
    ['requests', reason],
    ['store', reason],
    ['evidence', reason],
    ['clipboard', 'two charges on your order O-20931'],
    ['requests', '[national id 1], IBAN [bank account 1], from [IP address 1] on [MAC address 1]'],
    ['session storage', 'amira.haddad'],
    ['tabs', 'Charged twice for the March invoice'],
    ['databases', 'sealed'],
  ] as const)
    expect(holds(places[place] ?? '', value), `${value} in ${place}`).toBe(true);
});

test('no token is anywhere but in memory and in the requests that need it (check 12)', async () => {
  const { 'session storage': memory = '', ...places } = await everywhere();
  const { access, refresh } = await keptTokens(amira.panel);
  expect(
    traces({ ...places, addresses: proxy.sent.map(({ url }) => url).join('\n') }, [access, refresh]),
  ).toEqual([]);
  for (const token of [access, refresh]) expect(holds(memory, token)).toBe(true);
  const bearers = proxy.sent.filter(({ headers, body }) => holds(JSON.stringify(headers) + body, access));
  expect(bearers.length).toBeGreaterThan(0);
  for (const { url } of bearers) expect(url.startsWith(world.stage.backend.url)).toBe(true);
});

test('a request that was overheard is of no use a second time, whole or in parts (check 12)', async () => {
  const overheard = proxy.sent.findLast(({ url, headers }) => url.endsWith('/v1/me') && headers.dpop);
  const { authorization = '', dpop } = overheard?.headers ?? {};
  const me = `${world.stage.backend.url}/v1/me`;
  const whole = new Headers({ authorization, dpop: String(dpop) });
  for (const headers of [whole, new Headers({ authorization })])
    expect((await fetch(me, { headers })).status).toBe(401);
});
