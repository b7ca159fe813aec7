import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltExtension, buildExtension } from '../build-extension.ts';
import { ensureChromium } from '../chromium.ts';
import { galleryUrl, serveGallery } from './serve-gallery.ts';

let built: BuiltExtension;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  built = await buildExtension({ mode: 'development' });
  browser = await chromium.launch({ executablePath: ensureChromium() });
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await serveGallery(page, built);
});
afterAll(async () => {
  await browser?.close();
  await built?.[Symbol.asyncDispose]();
});

const open = async (query: string, width: number): Promise<void> => {
  await page.setViewportSize({ width, height: 900 });
  if (page.url() === galleryUrl + query) return;
  await page.goto(galleryUrl + query);
  await page.getByRole('button', { name: 'Roll back' }).waitFor();
};

const faults = async (within: string) => {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    // Only what is wrong is described in full, which takes most of the time.
    .options({ resultTypes: ['violations'] })
    // The gallery shows the same view in many states, so landmarks repeat here as they never do in a real page.
    .disableRules('landmark-unique')
    .analyze();
  return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(({ html }) => html) }));
};

describe('every state of every view', () => {
  test.each(['?scheme=light', '?scheme=dark', '?scheme=light&dir=rtl'])(
    'has no accessibility fault that a machine can find %s',
    async query => {
      await open(query, 1400);
      expect(await faults('body')).toEqual([]);
    },
  );

  test.each(['Reject', 'Edit', 'Roll back', 'Keys', 'Source', 'Stop', 'Take exception', 'Resolve exception'])(
    'dialog %s has no accessibility fault, takes the focus and gives it back',
    async name => {
      await open('?scheme=dark', 360);
      const opener = page.getByRole('button', { name, exact: true }).last();
      await opener.click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await faults('[role=dialog]')).toEqual([]);
      expect(await dialog.evaluate(element => element.contains(document.activeElement))).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => opener.evaluate(element => element === document.activeElement)).toBe(true);
    },
  );

  test('fits into a panel of 360 px without scrolling sideways', async () => {
    await open('?scheme=dark', 360);
    const tooWide = await page.evaluate(() =>
      [...document.querySelectorAll('.show:not(.show-wide) .show-frame')]
        .filter(frame => frame.scrollWidth > frame.clientWidth)
        .map(frame => frame.parentElement?.id),
    );
    expect(tooWide).toEqual([]);
  });
});
