import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { buildExtension } from '../../demo/build-extension.ts';
import { mintToken } from '../../demo/sign-in/mint-token.ts';
import { openStage, type Stage, type StageOptions } from '../../demo/stage.ts';
import { people } from '../../demo/story.ts';
import type { Backend } from '../../lib/api/backend.ts';
import { proofKey } from '../../lib/api/proof-key.ts';
import type { Behaviour } from '../../sandbox/behaviour.ts';
import { type BrowserOptions, ExtensionBrowser } from '../browser/extension-browser.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

export interface World {
  stage: Stage;
  /** The backend, on the same data and port, as after a crash or an upgrade. */
  restart(options?: Partial<StageOptions>): Promise<void>;
  /** Makes the sandbox help desk slow, down or forgetful. */
  desk(behaviour: Partial<Behaviour>): Promise<void>;
  /** What a record of the sandbox says about its own past, oldest first: `/api/tickets/1042`. */
  history(path: string): Promise<HistoryEntry[]>;
  /** The backend as another program would call it in a person's name, past every guard of the extension. */
  line(name: string): Promise<Backend>;
  /** A person's own browser with the extension, at a page of a help desk, signed in, with the real side panel open. */
  person(name: string, address: string, options?: PersonOptions): Promise<Person>;
  /** The console in a person's own browser, signed in. */
  console(name: string): Promise<Page>;
  close(): Promise<void>;
}

interface PersonOptions extends Partial<BrowserOptions> {
  /** The help desk they sign in to; the sandbox unless given, and none for people without a seat there. */
  at?: Desk | null;
}

export interface Person {
  browser: ExtensionBrowser;
  tab: Page;
  panel: Page;
}

type HistoryEntry = Record<'account' | 'kind' | 'new', string> &
  Record<'field' | 'old' | 'reference', string | null>;

/** How a person gets into a help desk, and which host the extension needs for it. */
export interface Desk {
  host: string;
  enter(tab: Page, name: string): Promise<void>;
}

const sandboxDesk = ({ desk }: Stage): Desk => ({
  host: `${desk.url}/*`,
  enter: async (tab, name) => {
    await tab.goto(desk.url);
    await tab.getByRole('button', { name: new RegExp(name) }).click();
  },
});

/** A whole Countersign on free ports: built extension, sandbox, sign-in provider, backend, and people in browsers. */
export const openWorld = async (options: Partial<StageOptions> = {}): Promise<World> => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-e2e-'));
  const ports = { backend: await freePort(), signIn: await freePort(), desk: await freePort() };
  await buildExtension({
    COUNTERSIGN_BACKEND: `http://127.0.0.1:${ports.backend}`,
    COUNTERSIGN_ISSUER: `http://127.0.0.1:${ports.signIn}`,
    COUNTERSIGN_OUTPUT: join(folder, 'extension'),
  });
  const stageOptions: StageOptions = { folder: join(folder, 'data'), ports, testing: true, ...options };
  const browsers: ExtensionBrowser[] = [];
  const world: World = {
    stage: await openStage(stageOptions),
    restart: async other => {
      await world.stage.close();
      world.stage = await openStage({ ...stageOptions, ...other });
    },
    desk: async behaviour => {
      const body = JSON.stringify(behaviour);
      const answer = await fetch(`${world.stage.desk.url}/__test/behaviour`, { method: 'POST', body });
      if (!answer.ok) throw new Error(`The sandbox does not know this behaviour: ${await answer.text()}`);
    },
    history: async path => {
      const token = await readFile(join(folder, 'data', 'service-token'), 'utf8');
      const headers = { authorization: `Bearer ${token.trim()}` };
      const answer = await fetch(`${world.stage.desk.url}${path}/history`, { headers });
      return (await answer.json()).entries;
    },
    line: async name => {
      const { signIn, backend } = world.stage;
      const sub = people.find(person => person.name.startsWith(name))?.sub ?? '';
      const { access_token: token, pair } = await mintToken(signIn.issuer, sub);
      return { address: backend.url, token, key: proofKey(pair) };
    },
    console: async name => {
      const browser = await ExtensionBrowser.launch({
        extension: join(folder, 'extension', 'chrome-mv3-dev'),
      });
      browsers.push(browser);
      const page = await browser.openPage('console.html');
      await browser.signIn(page, name);
      return page;
    },
    person: async (name, address, { at = sandboxDesk(world.stage), ...browserOptions } = {}) => {
      const browser = await ExtensionBrowser.launch({
        extension: join(folder, 'extension', 'chrome-mv3-dev'),
        ...browserOptions,
      });
      browsers.push(browser);
      const tab = await browser.context.newPage();
      if (at) {
        await browser.grantHost(at.host);
        await at.enter(tab, name);
      }
      await tab.goto(address);
      const panel = await browser.openPanel(tab);
      await browser.signIn(panel, name);
      return { browser, tab, panel };
    },
    close: async () => {
      for (const browser of browsers) await browser.close();
      await world.stage.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return world;
};
