import type { Page } from 'playwright';
import { ExtensionBrowser } from '../test/browser/extension-browser.ts';
import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import { buildBare, buildOurs } from './setting/builds.ts';
import { openFor } from './setting/open-for.ts';

const rounds = 7;

const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const painted = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    while (painted() === undefined) await new Promise(requestAnimationFrame);
    return painted() ?? Number.NaN;
  });

/** From the start of the load to the first thing seen, in a browser and profile that never opened the panel before. */
const coldPaint = async (folder: string): Promise<number> => {
  const browser = await ExtensionBrowser.launch({ extension: folder });
  try {
    return await firstPaint(await browser.openPage('sidepanel.html'));
  } finally {
    await browser.close();
  }
};

export default {
  name: 'Side panel, first paint in a fresh browser',
  unit: 'ms',
  better: 'less',
  run: () =>
    openFor(async defer => {
      const built = await buildOurs(defer);
      const bare = await buildBare(defer);
      const measured = await inTurn(
        rounds,
        () => coldPaint(built.folder),
        () => coldPaint(bare.folder),
      );
      return [
        { what: 'nobody signed in', floor: 'a bare React page, built with the same tools', ...measured },
      ];
    }),
} satisfies Bench;
