import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithRequestTracker } from '../request-tracker/describe.ts';
import { type RequestTracker, startRequestTracker } from '../request-tracker/start.ts';
import { openWorld, type Person, type World } from './world.ts';

/** Where a person would point, and what is called how. */
const points = {
  Order: '.inline-edit-display .custom-field-Order .current-value',
  Amount: '.inline-edit-display .custom-field-Amount .current-value',
  'Refund status': '.inline-edit-display .custom-field-Refund-status .current-value',
  Region: '.inline-edit-display .custom-field-Region .current-value',
  Queue: '.ticket-info-basics .inline-edit-display .queue .current-value',
} as const;

describeWithRequestTracker('mapping a running Request Tracker by pointing', () => {
  let tracker: RequestTracker;
  let world: World;
  let tomas: Person;
  let german: Page;
  let room: Page;

  /** Signs this browser in to the help desk; pages that are open stay as they are. */
  const enterAs = async (tab: Page, name: string): Promise<void> => {
    const person = tracker.story.people.find(({ name: full }) => full.startsWith(name));
    await tab.context().addCookies([await tracker.loginCookie(person?.sub ?? '')]);
  };
  const ticket = (id: string) => `${tracker.url}/Ticket/Display.html?id=${tracker.ticketIds[id]}`;

  beforeAll(async () => {
    tracker = await startRequestTracker();
    world = await openWorld();
    const at = { host: `${tracker.url}/*`, enter: (tab: Page) => enterAs(tab, 'Amira') };
    tomas = await world.person('Tomás', ticket('1042'), { at });
    await tomas.panel.getByText('No record here').waitFor();
    await enterAs(tomas.tab, 'Ben');
    german = await tomas.browser.context.newPage();
    await german.goto(ticket('1043'));
    room = await tomas.browser.openPage('console.html');
  });
  afterAll(async () => {
    await world?.close();
    await tracker?.stop();
  });

  const hash = (to: string): Promise<void> =>
    room.evaluate(next => {
      location.hash = next;
    }, to);

  test('what is pointed at on an English page is found on a German one, by no word of either', async () => {
    await hash('versions');
    await room.getByLabel('What is the change for?').fill('Our tracker');
    await room.getByRole('button', { name: 'Start a draft' }).click();
    await room.getByRole('heading', { name: 'Our tracker' }).waitFor();
    await hash('sites');
    await room.getByLabel('Name', { exact: true }).fill('Our tracker');
    await room.getByLabel('Address of the help desk').fill(tracker.url);
    await room.getByRole('button', { name: 'Add the site' }).click();
    await room.getByRole('button', { name: `Allow ${tracker.url}/*` }).click();
    await room.getByRole('button', { name: /^Use \d+ and \d+$/ }).click();
    await room.getByRole('button', { name: 'Point at values on page A' }).click();
    await expect.poll(() => tomas.tab.evaluate(() => document.visibilityState)).toBe('visible');
    for (const point of Object.values(points)) {
      const spot = tomas.tab.locator(point).first();
      await spot.scrollIntoViewIfNeeded();
      const box = await spot.boundingBox();
      if (!box) throw new Error(`nothing to point at: ${point}`);
      await tomas.tab.mouse.click(box.x + 4, box.y + box.height / 2);
    }
    await tomas.tab.keyboard.press('Escape');
    const fields = room.getByRole('list', { name: 'Fields' }).locator('> li');
    await expect.poll(() => fields.count()).toBe(Object.keys(points).length);
    for (const [name, point] of Object.entries(points)) {
      const shown = room.getByRole('listitem', { name, exact: true });
      for (const tab of [tomas.tab, german]) {
        const value = (await tab.locator(point).first().innerText()).trim();
        await expect.poll(() => shown.innerText(), { message: name }).toContain(value);
      }
      expect(await shown.innerText(), name).not.toContain('Found by words only');
    }
    expect(await german.locator('body').innerText()).toContain('Auftraggeber');
  });
});
