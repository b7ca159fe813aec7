import { type BrowserContext, chromium } from 'playwright';
import { isFault } from '../lib/core/fault.ts';
import { findChromium } from '../test/chromium.ts';
import { buildExtension } from './build-extension.ts';
import { demoFolder, demoPorts, extensionFolder, profileFolder } from './places.ts';
import { openStage, type Stage } from './stage.ts';

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

const inUse = (error: unknown): string | null => {
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  return code === 'EADDRINUSE'
    ? `Port ${port} is in use: perhaps the demo runs already in another window. Stop that program, then start again.`
    : null;
};

const sentence = (error: unknown): string =>
  inUse(error) ??
  (isFault(error) ? error.public : `The demo could not start: ${(error as Error).stack ?? error}`);

/** Opens a browser with the extension at the first ticket. A missing browser is no reason to stop. */
const openBrowser = async (address: string): Promise<BrowserContext | null> => {
  const executablePath = findChromium();
  if (!hasDisplay || !executablePath) {
    const why = hasDisplay ? 'No Chromium was found' : 'There is no display';
    console.log(`
${why}, so no browser was opened. In Chromium or Chrome:
  1. open chrome://extensions, turn on developer mode, choose "Load unpacked": ${extensionFolder}
  2. open ${address}
  3. click the Countersign icon in the toolbar.`);
    return null;
  }
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath,
    headless: false,
    viewport: null,
    // Otherwise the browser's own answer to Ctrl-C ends the process before the backend is closed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [`--disable-extensions-except=${extensionFolder}`, `--load-extension=${extensionFolder}`],
    ignoreDefaultArgs: ['--enable-automation'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  console.log('\nThe browser is open at the ticket. Click the Countersign icon in its toolbar.');
  return context;
};

const describe = ({ desk, signIn, backend }: Stage): void =>
  console.log(`
Help desk         ${desk.url}/tickets/1042
Backend           ${backend.url}   (description: ${backend.url}/openapi.json)
Sign-in provider  ${signIn.issuer}   (choose a person; there are no passwords)
People            Amira Haddad and Ben Okafor (agents), Lena Vogt (lead), Tomás Rivera (admin), Ada Nilsson (auditor)
Data              ${demoFolder}   (npm run reset removes it)

Ctrl-C stops everything.`);

const stopOnSignal = (stage: Stage, browser: BrowserContext | null): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    await browser?.close();
    await stage.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
};

try {
  console.log('Building the extension …');
  await buildExtension();
  console.log('Starting the help desk, the sign-in provider and the backend …');
  const stage = await openStage({ folder: demoFolder, ports: demoPorts });
  describe(stage);
  stopOnSignal(stage, await openBrowser(`${stage.desk.url}/tickets/1042`));
} catch (error) {
  console.error(sentence(error));
  process.exit(1);
}
