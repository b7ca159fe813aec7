import type { Page } from 'playwright';

/** What people do in the side panel, in their own words. Each step ends when the person would see its result. */

export const allowSite = async (panel: Page): Promise<void> => {
  await panel.getByRole('button', { name: 'Allow this site' }).click();
  await panel.getByRole('button', { name: /\d+ read/ }).waitFor();
};

/** The record beside the panel is this one, and has been read. */
export const waitForRecord = async (panel: Page, id: string): Promise<void> => {
  await panel.getByText(new RegExp(`· \\w+ ${id}$`)).waitFor();
  await panel.getByRole('button', { name: /\d+ read/ }).waitFor();
};

export const draftReply = async (panel: Page): Promise<void> => {
  await panel.getByRole('button', { name: 'Draft a reply' }).click();
  await panel.getByRole('heading', { name: 'Suggested changes' }).waitFor();
};

export const propose = async (panel: Page, reason: string): Promise<void> => {
  await panel.getByLabel('Reason').fill(reason);
  await panel.getByRole('button', { name: /^Propose \d+ change/ }).click();
  await panel
    .getByText(/waiting: needs a lead/)
    .first()
    .waitFor();
};

/** The lead's card of the proposal with this reason, in the queue without reloading. */
export const waitForCard = async (panel: Page, reason: string): Promise<void> => {
  await panel
    .getByRole('article', { name: /^Proposal \d+/ })
    .getByText(reason)
    .waitFor();
};

/** Waits until the card has stood still for its half second: before, the panel takes no decision. */
const letCardSettle = async (panel: Page): Promise<void> => {
  const approve = panel.getByRole('button', { name: /^Approve/ });
  await panel.waitForFunction(
    button => button?.getAttribute('aria-disabled') !== 'true' && !(button as HTMLButtonElement)?.disabled,
    await approve.elementHandle(),
  );
  await panel.waitForTimeout(600);
};

export const approveByKey = async (panel: Page): Promise<void> => {
  await letCardSettle(panel);
  await panel.keyboard.press('a');
};

/** Edits the one text of the card in view to these words, and saves, without the mouse. */
export const editByKey = async (panel: Page, words: string): Promise<void> => {
  await letCardSettle(panel);
  await panel.keyboard.press('e');
  const dialog = panel.getByRole('dialog');
  const text = dialog.getByRole('textbox');
  await text.waitFor();
  for (let presses = 0; presses < 5; presses++) {
    if (await text.evaluate(each => each === document.activeElement)) break;
    await panel.keyboard.press('Tab');
  }
  await panel.keyboard.press('ControlOrMeta+a');
  await panel.keyboard.type(words);
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
};

/** Rejects the card in view with a reason code and a note. */
export const reject = async (panel: Page, code: string, note: string): Promise<void> => {
  await letCardSettle(panel);
  await panel.keyboard.press('r');
  const dialog = panel.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption(code);
  await dialog.getByLabel('Note').fill(note);
  await dialog.getByRole('button', { name: 'Reject' }).click();
};

export const waitForState = async (panel: Page, words: string | RegExp): Promise<void> => {
  await panel.getByText(words, { exact: true }).first().waitFor();
};

export const rollBackNewest = async (panel: Page, reason: string): Promise<void> => {
  await panel.getByRole('button', { name: /^\d+ proposals?$/ }).click();
  await panel
    .getByRole('listitem')
    .filter({ hasText: 'written' })
    .first()
    .getByRole('button')
    .first()
    .click();
  await panel.getByRole('button', { name: 'Roll back…' }).first().click();
  const dialog = panel.getByRole('dialog');
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Propose the rollback' }).click();
  await dialog.waitFor({ state: 'detached' });
};

export const askTimeline = async (
  console: Page,
  record: { system: string; type: string; id: string },
): Promise<void> => {
  await console.getByLabel('System').fill(record.system);
  await console.getByLabel('Record type').fill(record.type);
  await console.getByLabel('Record', { exact: true }).fill(record.id);
  await console.getByRole('button', { name: 'Show what happened' }).click();
};
