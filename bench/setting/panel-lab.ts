import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { openStage, type Stage } from '../../demo/stage.ts';
import { storeProposal } from '../../server/actions/store-proposal.ts';
import { ExtensionBrowser } from '../../test/browser/extension-browser.ts';
import { buildExtension } from '../../test/build-extension.ts';
import { buildBare } from './builds.ts';
import { agent, aNewCard } from './cards.ts';

/** A side panel and its floor, each in a browser of its own. */
export interface PanelLab {
  panel: PanelPage;
  bare: PanelPage;
  close(): Promise<void>;
}

export interface PanelPage {
  page: Page;
  /** Loads the page anew and gives how long it takes until its proposals are seen, in milliseconds. */
  load(): Promise<number>;
}

const panelPage = (page: Page, address: string, shown: string): PanelPage => ({
  page,
  load: async () => {
    await page.bringToFront();
    await page.goto(address, { waitUntil: 'commit' });
    return page.evaluate(async text => {
      while (!document.body?.textContent?.includes(text)) await new Promise(requestAnimationFrame);
      return performance.now();
    }, shown);
  },
});

/** React leaves its development checks out; the addresses may still be those of this machine. */
const buildFor = ({ backend, signIn }: Stage) =>
  buildExtension({
    mode: 'development',
    env: {
      NODE_ENV: 'production',
      COUNTERSIGN_BACKEND: backend.url,
      COUNTERSIGN_ISSUER: signIn.issuer,
    },
  });

const openSignedIn = async (folder: string): Promise<{ browser: ExtensionBrowser; page: Page }> => {
  const browser = await ExtensionBrowser.launch({ extension: folder });
  const page = await browser.openPage('sidepanel.html');
  await browser.signIn(page, 'Lena Vogt');
  await page.getByRole('heading', { name: /Approvals/ }).waitFor();
  return { browser, page };
};

/** A lead with so many proposals to decide, and a bare page with as many rows. */
export const openPanelLab = async (proposals: number): Promise<PanelLab> => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const stage = await openStage({ folder, ports: { backend: 0, signIn: 0, desk: 0 } });
  for (let count = 0; count < proposals; count++)
    await storeProposal(stage.backend.services, agent, aNewCard());
  const built = await buildFor(stage);
  const bareBuild = await buildBare();
  const panel = await openSignedIn(built.folder);
  const bareBrowser = await ExtensionBrowser.launch({ extension: bareBuild.folder });
  const barePage = await bareBrowser.openPage('sidepanel.html');
  return {
    panel: panelPage(panel.page, panel.page.url(), `Approvals ${proposals}`),
    bare: panelPage(barePage, `${barePage.url()}?rows=${proposals}`, `Proposal ${proposals}`),
    close: async () => {
      await bareBrowser.close();
      await panel.browser.close();
      await bareBuild[Symbol.asyncDispose]();
      await built[Symbol.asyncDispose]();
      await stage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
