import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureChromium } from '../../test/chromium.ts';
import { callerOf } from '../caller.ts';
import { type Sandbox, startSandbox } from '../start.ts';
import { unreadableValues } from './unreadable.ts';

let sandbox: Sandbox;
let browser: Browser;
let page: Page;
let requests: string[];

beforeAll(async () => {
  const serviceAccounts = [{ name: 'countersign', token: 't' }];
  const clock = () => new Date();
  sandbox = await startSandbox({ port: 0, host: '127.0.0.1', clock, serviceAccounts, testing: true });
  browser = await chromium.launch({ executablePath: ensureChromium() });
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

beforeEach(async () => {
  sandbox.reset();
  page = await browser.newPage();
  requests = [];
  page.on('request', request =>
    requests.push(`${request.resourceType()} ${new URL(request.url()).pathname}`),
  );
});
afterEach(() => page.close());

const signInAs = async (name: string): Promise<void> => {
  await page.goto(sandbox.url);
  await page.getByRole('button', { name }).click();
  await page.getByRole('link', { name: 'Charged twice for the March invoice' }).waitFor();
};

describe('in a browser', () => {
  it('one goes from ticket to ticket without loading a new document', async () => {
    await signInAs('Amira Haddad');
    requests = [];
    await page.getByRole('link', { name: 'Charged twice for the March invoice' }).click();
    await page.locator('[data-ticket-id="1042"]').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Where is my parcel' }).click();
    await page.locator('[data-ticket-id="1043"]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/tickets/1043');
    expect(await page.title()).toContain('#1043');
    expect(requests.filter(request => request.startsWith('document'))).toEqual([]);
  });

  it('a slow page that is overtaken by a later one is not shown', async () => {
    await signInAs('Amira Haddad');
    const behave = (slowMs: number) => callerOf(sandbox, 't')('POST', '/__test/behaviour', { slowMs });
    await behave(600);
    const slow = page.waitForResponse(response => response.url().endsWith('/tickets/1042'));
    const sent = page.waitForRequest(request => request.url().endsWith('/tickets/1042'));
    await page.getByRole('link', { name: 'Charged twice for the March invoice' }).click();
    await sent;
    await behave(0);
    await page.getByRole('link', { name: 'Where is my parcel' }).click();
    await page.locator('[data-ticket-id="1043"]').waitFor();
    await (await slow).finished();
    await page.locator('[data-ticket-id="1043"] [data-field="charges"]').waitFor();
    expect(await page.locator('[data-ticket-id="1042"]').count()).toBe(0);
  });

  it('the charges arrive after the rest', async () => {
    await signInAs('Lena Vogt');
    await page.goto(`${sandbox.url}/tickets/1042`);
    expect(await page.locator('[data-field="charges"]').count()).toBe(0);
    await page.locator('[data-field="charges"]').waitFor();
    expect(requests).toContain('fetch /tickets/1042/charges');
  });

  it('an agent changes the status and writes a note by hand', async () => {
    await signInAs('Amira Haddad');
    await page.goto(`${sandbox.url}/tickets/1042`);
    await page.getByLabel('Status').selectOption('Pending');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('Write a message').fill('Looked at it');
    await page.getByLabel('Internal note').check();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Looked at it').waitFor();
    const { body } = await callerOf(sandbox, 't')('GET', '/api/tickets/1042');
    expect(body).toMatchObject({ version: '3', fields: { status: 'Pending' } });
  });

  it('a person changes the language of the labels', async () => {
    await signInAs('Ben Okafor');
    await page.getByRole('button', { name: 'English' }).click();
    await page.goto(`${sandbox.url}/tickets/1042`);
    await page.getByText('Refund status', { exact: true }).waitFor();
  });

  it('the values that no reader may pick up are really on the page', async () => {
    await signInAs('Amira Haddad');
    await page.goto(`${sandbox.url}/tickets/1042`);
    for (const value of Object.values(unreadableValues)) expect(await page.content()).toContain(value);
    expect(await page.getByText(unreadableValues.hiddenText).isVisible()).toBe(false);
  });
});
