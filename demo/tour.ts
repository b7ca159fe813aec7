import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import {
  allowSite,
  approveByKey,
  askTimeline,
  draftReply,
  propose,
  rollBackNewest,
  waitForCard,
  waitForState,
} from '../test/browser/panel.ts';
import { openWorld, type Person, type World } from '../test/e2e/world.ts';
import { Album } from './tour/album.ts';
import { openDisplay } from './tour/display.ts';

const folder = fileURLToPath(new URL('../out/tour', import.meta.url));
const project = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const window = { headed: true, windowSize: { width: 1440, height: 900 } };

const display = await openDisplay();
if (display) process.env.DISPLAY = display.name;
else console.log('Without Xvfb and ImageMagick the tour has no pictures of the docked panel.');
const album = await Album.open(folder, display);
const world = await openWorld();
const ticket = `${world.stage.desk.url}/tickets/1042`;
const enter = (name: string, options = {}): Promise<Person> =>
  world.person(name, ticket, { ...(display ? window : {}), ...options });

const reading = async (amira: Person): Promise<void> => {
  await amira.tab.bringToFront();
  await album.window(
    'docked',
    'Amira, an agent, opens the side panel beside a ticket. Until she allows the site, nothing runs on it.',
  );
  await allowSite(amira.panel);
  await amira.panel.getByRole('button', { name: /\d+ read/ }).click();
  await album.page(
    amira.panel,
    'read-receipt',
    'The read receipt: every field her role may see, what was masked in the page, and how many fields were withheld.',
  );
  await amira.panel.getByRole('button', { name: /\d+ read/ }).click();
};

const drafting = async (amira: Person): Promise<void> => {
  await draftReply(amira.panel);
  await album.page(
    amira.panel,
    'draft',
    'The draft, with a source for every claim, above the changes it suggests. Nothing can be edited in the help desk from here.',
  );
  await album.window('draft-docked', 'The same, beside the ticket.');
  await amira.panel.getByLabel('Reason').fill('duplicate charge confirmed');
  await propose(amira.panel, 'duplicate charge confirmed');
  await album.page(
    amira.panel,
    'waiting',
    'Amira proposes both changes with a reason. They wait for a lead; the help desk is untouched.',
  );
};

const deciding = async (lena: Person, amira: Person): Promise<void> => {
  await waitForCard(lena.panel, 'duplicate charge confirmed');
  await album.view(
    lena.panel,
    'lead-card',
    'Lena, a lead, sees the card appear without reloading: when drafted, now, proposed, who, why, sources, and what an undo would do.',
  );
  await approveByKey(lena.panel);
  await waitForState(amira.panel, 'written');
  await album.page(
    amira.panel,
    'written',
    'She presses a. The backend checks everything again, writes once, reads back, and Amira sees it written.',
  );
  await amira.tab.reload();
  await amira.tab.getByText('Approved').first().waitFor();
  await album.page(
    amira.tab,
    'help-desk-after',
    'The help desk shows the new refund status and the reply, both written by the service account.',
  );
};

const undoing = async (lena: Person, amira: Person): Promise<void> => {
  await rollBackNewest(lena.panel, 'Billing found that the second charge was never captured');
  await waitForState(amira.panel, 'rolled back');
  await album.page(
    amira.panel,
    'rolled-back',
    'Later it turns out to be wrong. Lena rolls the refund status back; it returns exactly to what it was. The reply cannot be unsent.',
  );
};

const correcting = async (amira: Person, lena: Person): Promise<void> => {
  await amira.panel.getByRole('button', { name: 'Draft again' }).click();
  const refund = amira.panel.getByRole('checkbox', { name: /Refund status/ });
  await refund.waitFor();
  await refund.press('Space');
  await amira.panel.getByRole('button', { name: /^Edit the text/ }).click();
  const text = amira.panel.getByLabel(/^Proposed value for/);
  await text.fill(
    'Hello Dana,\n\nI have to correct what we wrote. Our records now show that the second charge was never captured, so there is nothing to send back. The amount you see as pending will disappear by itself within five days.\n\nI am sorry for the confusion.\n\nKind regards\nAmira Haddad',
  );
  await propose(amira.panel, 'correction after the rollback');
  await waitForCard(lena.panel, 'correction after the rollback');
  await approveByKey(lena.panel);
  await album.page(
    lena.panel,
    'correction',
    'The correction follows by the same way: Amira writes it, Lena approves it.',
  );
};

const auditing = async (world: World): Promise<void> => {
  const ada = await world.person('Ada', world.stage.desk.url, { at: null, ...(display ? window : {}) });
  const page = await ada.browser.openPage('console.html');
  await askTimeline(page, { system: 'desk', type: 'ticket', id: '1042' });
  await page
    .getByText(/Lena Vogt approved/)
    .first()
    .waitFor();
  await album.page(
    page,
    'timeline',
    'Ada, the auditor, asks what happened to the record: what, why, who approved it, how it was undone. In plain words.',
  );
  await exporting(ada, page);
};

const downloaded = async (from: string): Promise<string> => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const file = (await readdir(from)).find(name => /^evidence-.*\.json$/.test(name));
    if (file) return join(from, file);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('The evidence bundle was not saved.');
};

const exporting = async (ada: Person, page: Page): Promise<void> => {
  const bundle = join(folder, 'evidence.json');
  await ada.browser.saveDownloadsTo(folder);
  await page
    .getByRole('button', { name: /evidence/i })
    .first()
    .click();
  await rename(await downloaded(folder), bundle);
  const { stdout } = await run(process.execPath, [join(project, 'audit/verify.ts'), '--bundle', bundle], {
    cwd: project,
  });
  await writeFile(join(folder, 'evidence-check.txt'), stdout);
  album.say(
    `She takes the evidence bundle (evidence.json) with her and checks it offline with \`npm run audit:verify -- --bundle\`:\n\n${stdout
      .trim()
      .split('\n')
      .map(line => `    ${line}`)
      .join('\n')}`,
  );
};

const inTheDark = async (): Promise<void> => {
  const ben = await enter('Ben');
  await ben.panel.emulateMedia({ colorScheme: 'dark' });
  await allowSite(ben.panel);
  await draftReply(ben.panel);
  await album.page(ben.panel, 'draft-dark', 'The same draft for Ben, who works in the dark.');
};

try {
  await mkdir(folder, { recursive: true });
  const amira = await enter('Amira');
  await reading(amira);
  await drafting(amira);
  const lena = await enter('Lena');
  await allowSite(lena.panel);
  await deciding(lena, amira);
  await undoing(lena, amira);
  await correcting(amira, lena);
  await auditing(world);
  await inTheDark();
  await album.close('From the page to a countersigned write and back');
  console.log(`\nThe pictures, the evidence and the transcript are in ${folder}.`);
} finally {
  await world.close();
  display?.close();
}
