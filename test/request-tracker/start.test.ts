import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { findByPattern } from '../../lib/core/pattern.ts';
import { type Locator, locator as locatorSchema } from '../../lib/core/policy.ts';
import { parsePolicy } from '../../server/policy/parse-policy.ts';
import { ensureChromium } from '../chromium.ts';
import { describeWithRequestTracker } from './describe.ts';
import { type RequestTracker, startRequestTracker } from './start.ts';

const policy = parsePolicy(readFileSync(new URL('../../demo/policy.yaml', import.meta.url), 'utf8'));
const site = policy.sites.request_tracker;
const english = 'amira.haddad';
const german = 'ben.okafor';
const lead = 'lena.vogt';

describeWithRequestTracker('the Request Tracker of the tests', () => {
  let desk: RequestTracker;
  let browser: Browser;
  let ticket: string;

  beforeAll(async () => {
    desk = await startRequestTracker();
    browser = await chromium.launch({ executablePath: ensureChromium() });
    ticket = desk.ticketIds['1042'] ?? '';
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });
  beforeEach(() => desk.resetTickets());

  const openAs = async (person: string): Promise<Page> => {
    const context = await browser.newContext();
    await context.addCookies([await desk.loginCookie(person)]);
    const page = await context.newPage();
    await page.goto(`${desk.url}/Ticket/Display.html?id=${ticket}`);
    await page.locator('.history .transaction').first().waitFor();
    return page;
  };

  it('holds every ticket of the story', () => {
    const { story } = desk;
    expect(Object.keys(desk.ticketIds)).toEqual(story.tickets.map(({ id }) => id));
    for (const { id, messages } of story.tickets) {
      const entries = desk.history(desk.ticketIds[id] ?? '');
      expect(entries.map(({ content }) => content?.trim())).toEqual(messages.map(({ text }) => text.trim()));
    }
  });

  it('comes back to the start as often as it is told to', async () => {
    const before = desk.history(ticket);
    for (const subject of ['changed once', 'changed twice']) {
      await desk.editAs(lead, ticket, { Subject: subject });
      expect(desk.history(ticket).at(-1)).toMatchObject({ creator: lead, newValue: subject });
      await desk.resetTickets();
      expect(desk.history(ticket)).toEqual(before);
    }
  });

  it('lets agents reply, and change no field', async () => {
    await desk.replyAs(english, ticket, { Content: 'by hand' });
    expect(desk.history(ticket)).toContainEqual(
      expect.objectContaining({ creator: english, content: 'by hand' }),
    );
    await desk.editAs(english, ticket, { CustomFields: { 'Refund status': 'Paid' }, Subject: 'mine' });
    expect(desk.history(ticket).filter(({ newValue }) => newValue)).toEqual([]);
  });

  it.each([english, german])(
    'every locator of the demo policy finds its field on the page of %s',
    async person => {
      const page = await openAs(person);
      const found = async ([locator]: readonly Locator[]) =>
        (await page.locator(locator?.css ?? 'no-css').allInnerTexts()).map(text => text.trim());
      const values: Record<string, string[]> = {};
      for (const [field, locators] of Object.entries(site?.fields ?? {}))
        values[field] = await found(locators);
      expect(values).toEqual({
        subject: ['#1: Charged twice for the March invoice'],
        requester: ['Dana Whitfield <dana.whitfield@mail.example>'],
        customer: ['C-3001'],
        order: ['O-20931'],
        amount: ['49.00 EUR'],
        charged_on: [expect.stringMatching(/^\d{4}-\d\d-\d\d$/)],
        refund_status: ['Requested'],
        subscription: ['Active'],
        tier: ['Plus'],
        region: ['EU'],
        no_ai: ['no'],
        delivery_address: ['14 Orchard Lane, Cork T12 AB34, Ireland'],
      });
      await expect(found(site?.recordId.confirm ?? [])).resolves.toEqual([ticket]);
      const messages = page.locator(site?.conversation?.item ?? 'no-item');
      await expect(messages.locator(site?.conversation?.body.css ?? 'no-body').count()).resolves.toBe(4);
      const customer = locatorSchema.parse(site?.conversation?.fromCustomer);
      const names = await messages.locator(customer.css ?? 'no-name').allInnerTexts();
      const ofCustomer = names.map(name => findByPattern(customer.pattern ?? '', name) !== '');
      expect(ofCustomer).toEqual([true, false, false, true]);
    },
  );

  it('shows one agent German pages', async () => {
    await expect((await openAs(german)).locator('body').innerText()).resolves.toContain('Auftraggeber');
    await expect((await openAs(english)).locator('body').innerText()).resolves.toContain('Requestors');
  });

  it('does not have the risk note on the pages of agents', async () => {
    await expect((await openAs(lead)).content()).resolves.toContain('heron-7731-quartz');
    await expect((await openAs(english)).content()).resolves.not.toMatch(/heron-7731|Risk note/);
  });

  it('runs beside another one', async () => {
    const other = await startRequestTracker();
    try {
      await other.editAs(lead, ticket, { Subject: 'only there' });
      expect(desk.history(ticket).map(({ newValue }) => newValue)).not.toContain('only there');
    } finally {
      await other.stop();
    }
    await expect(fetch(other.url)).rejects.toThrow();
  }, 120_000);
});
