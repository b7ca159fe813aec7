import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { openStage, type Stage } from '../../demo/stage.ts';
import { storeProposal } from '../../server/actions/store-proposal.ts';
import { ExtensionBrowser } from '../../test/browser/extension-browser.ts';
import { amira } from '../../test/services.ts';
import { buildBare, buildOurs } from './builds.ts';
import { aNewCard } from './cards.ts';
import type { Defer } from './open-for.ts';

/** A side panel and its floor. */
export interface PanelLab {
  panel: PanelPage;
  bare: PanelPage;
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
const buildFor = ({ backend, signIn }: Stage, defer: Defer) =>
  buildOurs(defer, {
    mode: 'development',
    env: { NODE_ENV: 'production', COUNTERSIGN_BACKEND: backend.url, COUNTERSIGN_ISSUER: signIn.issuer },
  });

const openIn = async (folder: string, defer: Defer): Promise<{ browser: ExtensionBrowser; page: Page }> => {
  const browser = await ExtensionBrowser.launch({ extension: folder });
  defer(() => browser.close());
  return { browser, page: await browser.openPage('sidepanel.html') };
};

const openDemo = async (defer: Defer): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  defer(() => rm(folder, { recursive: true, force: true }));
  const stage = await openStage({ folder, ports: { backend: 0, signIn: 0, desk: 0 } });
  defer(() => stage.close());
  return stage;
};

/** A lead with so many proposals to decide, and a bare page with as many rows, each in a browser of its own. */
export const openPanelLab = async (proposals: number, defer: Defer): Promise<PanelLab> => {
  const stage = await openDemo(defer);
  for (let count = 0; count < proposals; count++)
    await storeProposal(stage.backend.services, amira, aNewCard());
  const panel = await openIn((await buildFor(stage, defer)).folder, defer);
  await panel.browser.signIn(panel.page, 'Lena Vogt');
  await panel.page.getByRole('heading', { name: /Approvals/ }).waitFor();
  const bare = await openIn((await buildBare(defer)).folder, defer);
  return {
    panel: panelPage(panel.page, panel.page.url(), `Approvals ${proposals}`),
    bare: panelPage(bare.page, `${bare.page.url()}?rows=${proposals}`, `Proposal ${proposals}`),
  };
};
