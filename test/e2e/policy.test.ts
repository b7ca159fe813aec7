import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { levelOf } from '../../lib/core/policy-table.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let tomas: Page;
let lena: Page;

beforeAll(async () => {
  world = await openWorld();
  tomas = await world.console('Tomás');
  lena = await world.console('Lena');
});
afterAll(() => world?.close());

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate(to => {
    location.hash = to;
  }, hash);

const inForce = () => world.stage.backend.services.policies.current();

const agentLevel = async (field: string) => levelOf(await inForce(), ['agent'], 'ticket', field);

const startDraft = async (page: Page, reason: string): Promise<void> => {
  await go(page, 'versions');
  await page.getByLabel('What is the change for?').fill(reason);
  await page.getByRole('button', { name: 'Start a draft' }).click();
  await page.getByRole('heading', { name: reason }).waitFor();
};

const openRooms = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Open it in the rooms' }).click();
  await page.getByRole('grid').waitFor();
};

/** The cell of a field and a role in the matrix. */
const cell = async (page: Page, field: string, role: string) => {
  const heads = await page.getByRole('columnheader').allInnerTexts();
  return page
    .getByRole('row', { name: new RegExp(`^${field}`) })
    .getByRole('gridcell')
    .nth(heads.indexOf(role) - 1);
};

const saved = (page: Page): Promise<void> => page.getByText('Saved', { exact: true }).waitFor();

const seriousFaults = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** Sets one cell of the ticket's matrix in a new draft, and sends it to review. */
const draftWithCell = async (reason: string, field: string, key: string): Promise<void> => {
  await startDraft(tomas, reason);
  await openRooms(tomas);
  await (await cell(tomas, field, 'Agent')).click();
  await tomas.keyboard.press(key);
  await saved(tomas);
  await tomas.getByRole('link', { name: 'What changes, and review' }).click();
  await tomas.getByRole('button', { name: 'Send to review' }).click();
  await tomas.getByText('in review').first().waitFor();
};

const approveAsLena = async (reason: string): Promise<void> => {
  await go(lena, 'versions');
  await lena.getByRole('link', { name: reason }).click();
  await lena.getByRole('button', { name: 'Approve' }).click();
  await lena.getByText('Lena Vogt · revision').waitFor();
};

test('two people put a policy in force: one writes it by keyboard, another reads its effect and approves, and not before', async () => {
  expect(await agentLevel('assignee')).toBe('read');
  await draftWithCell('Agents do not need the assignee', 'Assignee', 'n');
  await tomas.getByText('You wrote a part of this draft. Another person reviews it.').first().waitFor();
  expect(await tomas.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true);
  expect(await tomas.getByRole('button', { name: 'Publish as version 2' }).isDisabled()).toBe(true);

  await go(lena, 'versions');
  await lena.getByRole('link', { name: 'Agents do not need the assignee' }).click();
  const review = lena.getByRole('main');
  await review.getByText('loses 1').waitFor();
  expect(await review.innerText()).toMatch(/Assignee Ticket\s+read → none/);
  expect(await review.innerText()).toContain('Your role has no right to publish policy.');
  await lena.getByRole('button', { name: 'Approve' }).click();

  await tomas.getByText('Lena Vogt · revision').waitFor();
  await tomas.getByRole('button', { name: 'Publish as version 2' }).click();
  await lena.getByText('In force as version 2').waitFor();
  expect((await inForce()).version).toBe(2);
  expect(await agentLevel('assignee')).toBe('none');
});

test('an edit after the approval makes it worthless, and is not made by accident', async () => {
  await draftWithCell('Agents see the assignee again', 'Assignee', 'r');
  await approveAsLena('Agents see the assignee again');
  await openRooms(tomas);
  const assignee = await cell(tomas, 'Assignee', 'Agent');
  await assignee.click();
  await tomas.keyboard.press('w');
  expect(await assignee.innerText()).toContain('read');
  await tomas.getByRole('button', { name: 'Edit it all the same' }).click();
  await assignee.click();
  await tomas.keyboard.press('s');
  await saved(tomas);
  await tomas.getByRole('link', { name: 'What changes, and review' }).click();
  await tomas.getByText(/no longer counts/).waitFor();
  await tomas.getByRole('button', { name: 'Send to review' }).waitFor();
  expect(await tomas.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
});

test('going back to an earlier version takes two people as well', async () => {
  await go(tomas, 'versions/1');
  await tomas.getByLabel('What is the change for?').fill('Back to the first version');
  await tomas.getByRole('button', { name: 'Start a draft from version 1' }).click();
  await tomas.getByRole('button', { name: 'Send to review' }).click();
  await approveAsLena('Back to the first version');
  await tomas.getByRole('button', { name: 'Publish as version 3' }).click();
  await tomas.getByText('In force as version 3').waitFor();
  expect(await agentLevel('assignee')).toBe('read');
});

test('a mistake is said as it is typed, and leads to the control that mends it', async () => {
  await startDraft(tomas, 'Shorter drafts');
  await openRooms(tomas);
  const draft = /[0-9a-f-]{36}/.exec(tomas.url())?.[0];
  await go(tomas, `rules/${draft}/retention`);
  await tomas.getByLabel('Draft in the browser').fill('soon');
  await tomas.getByText('One problem keeps it from review').waitFor();
  await go(tomas, `roles/${draft}/rights`);
  await tomas
    .getByRole('link', { name: /retention/ })
    .last()
    .click();
  const control = tomas.getByLabel('Draft in the browser');
  await expect.poll(() => control.evaluate(element => element === document.activeElement)).toBe(true);
  await control.fill('5min');
  await tomas.getByText('One problem keeps it from review').waitFor({ state: 'detached' });
});

test('everybody is told what they may not do, and nobody sees a policy who has no business with it', async () => {
  await go(lena, 'versions');
  await lena.getByText('This needs the right “author-policy”.').waitFor();
  const ben = await world.console('Ben');
  await go(ben, 'roles');
  await ben.getByText('Not for your role').waitFor();
  await go(ben, 'versions');
  await ben.getByText('in force').waitFor();
  expect(await ben.getByRole('heading', { name: 'Drafts' }).count()).toBe(0);
});

test.each([
  { width: 1280, colorScheme: 'light' },
  { width: 1024, colorScheme: 'dark' },
] as const)(
  'the rooms have no serious accessibility fault and fit, at $width px, $colorScheme',
  async look => {
    await tomas.setViewportSize({ width: look.width, height: 900 });
    await tomas.emulateMedia({ colorScheme: look.colorScheme });
    for (const [room, sign] of [
      ['roles', 'Roles and their rights'],
      ['actions', 'Send a reply'],
      ['rules', 'Data-use rules'],
      ['versions', 'Back to the first version'],
      ['versions/2', 'What changes'],
    ] as const) {
      await go(tomas, room);
      await tomas.getByText(sign).first().waitFor();
      expect(await seriousFaults(tomas), room).toEqual([]);
      const tooWide = await tomas.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(tooWide, room).toBe(false);
    }
  },
);
