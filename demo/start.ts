import { createServer } from 'node:net';
import { type BrowserContext, chromium } from 'playwright';
import { isFault } from '../lib/core/fault.ts';
import { findChromium } from '../test/chromium.ts';
import { buildExtension } from './build-extension.ts';
import { buildSettings, demoFolder, demoPorts, extensionFolder, profileFolder } from './places.ts';
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

/** Looks at the ports before the build, so that a second start is told at once. */
const checkFree = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });

/** Opens a browser with the extension at the first ticket. A missing browser is no reason to stop. */
const openBrowser = async (address: string): Promise<BrowserContext | null> => {
  const executablePath = findChromium();
  if (!hasDisplay) return byHand('There is no display', address);
  if (!executablePath) return byHand('No Chromium was found', address);
  try {
    return await launch(executablePath, address);
  } catch (error) {
    return byHand(`${executablePath} did not start (${(error as Error).message.split('\n')[0]})`, address);
  }
};

const byHand = (why: string, address: string): null => {
  console.log(`
${why}, so no browser was opened. In Chromium or Chrome:
  1. open chrome://extensions, turn on developer mode, choose "Load unpacked": ${extensionFolder}
  2. open ${address}
  3. click the Countersign icon in the toolbar.`);
  return null;
};

const launch = async (executablePath: string, address: string): Promise<BrowserContext> => {
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
Data              ${demoFolder}   (npm run reset removes it)`);

/** `closeBrowser` closes the browser if one was opened by then. */
const stopOnSignal = (stage: Stage, closeBrowser: () => Promise<void> | undefined): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    await closeBrowser();
    await stage.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
};

try {
  for (const port of Object.values(demoPorts)) await checkFree(port);
  console.log('Building the extension …');
  await buildExtension(buildSettings);
  console.log('Starting the help desk, the sign-in provider and the backend …');
  const stage = await openStage({ folder: demoFolder, ports: demoPorts });
  let browser: BrowserContext | null = null;
  stopOnSignal(stage, () => browser?.close());
  describe(stage);
  browser = await openBrowser(`${stage.desk.url}/tickets/1042`);
  console.log('\nCtrl-C stops everything.');
} catch (error) {
  console.error(sentence(error));
  process.exit(1);
}
