import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { chromiumExtensionId } from '../../lib/contract/extension.ts';
import { ensureChromium } from '../chromium.ts';

const extensionOrigin = `chrome-extension://${chromiumExtensionId}`;

export interface BrowserOptions {
  /** Folder of the built extension. */
  extension: string;
  /** With a window on the display, for pictures of the docked panel. */
  headed?: boolean;
  windowSize?: { width: number; height: number };
  /** Address of a proxy that everything sent by this browser goes through, addresses of this machine included. */
  proxy?: string;
}

/** A click on the toolbar before the worker listens for it would be lost, in a profile where it never ran before. */
const workerHears = async (context: BrowserContext): Promise<void> => {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { action?: { onClicked: { hasListeners(): boolean } } };
    };
    while (!chrome.action?.onClicked.hasListeners()) await new Promise(resolve => setTimeout(resolve, 10));
  });
};

/** One person's browser profile with the extension, driven as the person would. */
export class ExtensionBrowser {
  readonly context: BrowserContext;
  readonly #profile: string;
  #second: Browser | undefined;

  private constructor(context: BrowserContext, profile: string) {
    this.context = context;
    this.#profile = profile;
  }

  static async launch(options: BrowserOptions): Promise<ExtensionBrowser> {
    const profile = await mkdtemp(join(tmpdir(), 'countersign-profile-'));
    const { width, height } = options.windowSize ?? { width: 1280, height: 900 };
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: ensureChromium(),
      headless: !options.headed,
      viewport: null,
      args: [
        `--disable-extensions-except=${options.extension}`,
        `--load-extension=${options.extension}`,
        '--remote-debugging-port=0',
        '--enable-unsafe-extension-debugging',
        '--test-type',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--hide-scrollbars',
        `--window-size=${width},${height}`,
        '--window-position=0,0',
        ...(options.proxy ? [`--proxy-server=${options.proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return new ExtensionBrowser(context, profile);
  }

  /** Grants a help desk's host to the extension, as the person would in the browser's dialog, which cannot be clicked. */
  async grantHost(pattern: string): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(
      ([id, host]) =>
        (
          globalThis as unknown as {
            chrome: { developerPrivate: { addHostPermission(id: string, host: string): Promise<void> } };
          }
        ).chrome.developerPrivate.addHostPermission(id as string, host as string),
      [chromiumExtensionId, pattern],
    );
    await page.close();
  }

  /** Clicks the extension's toolbar icon on a tab and gives the real side panel as a page. */
  async openPanel(tab: Page): Promise<Page> {
    await workerHears(this.context);
    await tab.bringToFront();
    const session = await this.context.newCDPSession(tab);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    const browser = await this.#secondConnection();
    const root = await browser.newBrowserCDPSession();
    const { targetInfos } = await root.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const own = targetInfos.find(({ url }) => url === targetInfo.url) ?? targetInfos[0];
    await root.send(
      'Extensions.triggerAction' as never,
      { id: chromiumExtensionId, targetId: own?.targetId } as never,
    );
    return this.#panel();
  }

  async #secondConnection(): Promise<Browser> {
    if (this.#second?.isConnected()) return this.#second;
    const [port] = (await readFile(join(this.#profile, 'DevToolsActivePort'), 'utf8')).split('\n');
    this.#second = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    return this.#second;
  }

  /** The panel never shows in the first connection's pages: a connection made after it opened sees it. */
  async #panel(): Promise<Page> {
    for (let attempt = 0; attempt < 100; attempt++) {
      await this.#second?.close();
      this.#second = undefined;
      const browser = await this.#secondConnection();
      const pages = browser.contexts().flatMap(context => context.pages());
      const panel = pages.find(page => page.url().startsWith(`${extensionOrigin}/sidepanel.html`));
      if (panel) return panel;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error('The side panel did not open.');
  }

  /** An extension page in a tab, such as `console.html`. */
  async openPage(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`${extensionOrigin}/${path}`);
    return page;
  }

  /** From now on, files the person downloads lie in this folder under their own names. */
  async saveDownloadsTo(folder: string): Promise<void> {
    const root = await (await this.#secondConnection()).newBrowserCDPSession();
    await root.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  }

  /** Signs a person in through the real sign-in window that the extension opens. */
  async signIn(panel: Page, name: string): Promise<void> {
    const opened = this.context.waitForEvent('page');
    await panel.getByRole('button', { name: /sign in/i }).click();
    const window = await opened;
    await window.getByRole('button', { name: new RegExp(name) }).click();
  }

  /** Kills the service worker, as the browser does when it likes; the next message starts a new one. */
  async killWorker(): Promise<void> {
    const browser = await this.#secondConnection();
    const root = await browser.newBrowserCDPSession();
    const { targetInfos } = await root.send('Target.getTargets');
    const worker = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(extensionOrigin),
    );
    if (!worker) throw new Error('No worker of the extension was running.');
    await root.send('Target.closeTarget', { targetId: worker.targetId });
    await root.detach();
  }

  async close(): Promise<void> {
    await this.#second?.close();
    await this.context.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
