import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import type { FieldPlan } from '../../lib/core/plan.ts';
import { ExtensionBrowser } from '../../test/browser/extension-browser.ts';
import { openTestDesk } from '../../test/services.ts';
import { benchPlan } from './bench-plan.ts';
import { buildBare, buildOurs } from './builds.ts';
import { growTo } from './grow-page.ts';
import type { Defer } from './open-for.ts';
import { type ScriptTime, scriptTimeOf } from './script-time.ts';
import { traced } from './trace.ts';
import { extensionApi, type Script, workerOf } from './worker-api.ts';

/** The sandbox's ticket page in a real Chromium, with the built extension, signed in as an agent. */
export interface ReaderLab {
  tab: Page;
  /** The tab's line for the developer tools. */
  session: CDPSession;
  plan: FieldPlan;
  /** Loads the ticket anew, with no script of the extension in it, and makes the page as large as asked. */
  load(elements: number): Promise<void>;
  inject(script: Script): Promise<void>;
  /** Sends a message to the script in the tab, as the extension's worker does, and gives the answer. */
  ask(message: object): Promise<unknown>;
  /** Opens a line to the script in the tab and says one thing on it. */
  connect(name: string, message: object): Promise<void>;
  /** The processor time that the extension's script takes in the tab while `work` is done. */
  timed(work: () => Promise<unknown>): Promise<ScriptTime>;
}

const ticket = '/tickets/1042';
const bareReader: Script = 'bare-reader.js';

const enter = async (tab: Page, origin: string): Promise<void> => {
  await tab.goto(origin);
  await tab.getByRole('button', { name: /Amira/ }).click();
  await tab.waitForURL(`${origin}/tickets`);
};

const frameOf = async (session: CDPSession): Promise<string> => {
  const { frameTree } = await session.send('Page.getFrameTree');
  return frameTree.frame.id;
};

export const openReaderLab = async (defer: Defer): Promise<ReaderLab> => {
  const desk = await openTestDesk();
  defer(() => desk.close());
  const built = await buildOurs(defer, { mode: 'development', env: { COUNTERSIGN_CONNECT: desk.url } });
  const bare = await buildBare(defer);
  await copyFile(join(bare.folder, bareReader), join(built.folder, bareReader));
  const browser = await ExtensionBrowser.launch({ extension: built.folder });
  defer(() => browser.close());
  const tab = await browser.context.newPage();
  await enter(tab, desk.url);
  const session = await browser.context.newCDPSession(tab);
  return {
    tab,
    session,
    plan: await benchPlan(desk.url),
    load: async elements => {
      await tab.goto(`${desk.url}${ticket}`);
      await tab.locator('[data-field=charges]').waitFor();
      await growTo(tab, elements);
    },
    ...extensionApi(await workerOf(browser), `${desk.url}${ticket}`),
    timed: async work => {
      const connection = browser.context.browser();
      if (!connection) throw new Error('The browser is gone.');
      return scriptTimeOf(await traced(connection, work), await frameOf(session));
    },
  };
};
