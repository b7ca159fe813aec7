import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { tellStory } from '../demo/story.ts';
import { apiRoutes } from './api/routes.ts';
import type { ServiceAccount } from './api/service-accounts.ts';
import { good, testRoutes } from './behaviour.ts';
import type { Env } from './env.ts';
import { pageRoutes } from './pages/routes.ts';
import { seedsOf } from './seed.ts';
import { Store } from './store.ts';

export interface SandboxOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** An SQLite file that keeps the data over restarts. Without it the data is gone when the sandbox closes. */
  dataFile?: string;
  clock: () => Date;
  /** Who may use the API. Without any, the API refuses everyone. */
  serviceAccounts?: readonly ServiceAccount[];
  /** Opens the routes that make the sandbox slow, down or forgetful. */
  testing?: boolean;
}

export interface Sandbox {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
  /** Puts the seed data back, told as if it had just happened. */
  reset(): void;
}

const seed = (store: Store, now: Date): void =>
  store.replaceAll(seedsOf(tellStory(now)), { 'cookie-secret': randomBytes(32).toString('base64url') });

/** Starts the sandbox help desk. Rejects in plain words when the port or the data file is in use. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { port, host, dataFile = ':memory:', clock, serviceAccounts = [], testing = false } = options;
  const store = new Store(dataFile);
  if (store.setting('cookie-secret') === null) seed(store, clock());
  const desk = { store, clock, behaviour: { ...good } };
  const reset = () => seed(store, clock());

  const app = new Hono<Env>();
  if (testing) app.route('/', testRoutes(desk.behaviour, reset));
  app.route('/', apiRoutes(desk, serviceAccounts));
  app.route('/', pageRoutes(desk));

  const server = createAdaptorServer({ fetch: app.fetch });
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    store.close();
    throw error;
  }
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    reset,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      store.close();
    },
  };
};
