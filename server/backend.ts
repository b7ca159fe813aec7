import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { type Logger, pino } from 'pino';
import { Fault, isFault } from '../lib/core/fault.ts';
import { releaseAllLeases } from './actions/apply-proposal/lease.ts';
import { publishFirstPolicy } from './actions/publish-first-policy.ts';
import { callerVerifier } from './auth/verify-caller.ts';
import type { Config } from './config.ts';
import { openConnectors } from './connectors/registry.ts';
import { openStore, type Store } from './db/open.ts';
import { interruptedRuns } from './flow/interrupted-runs.ts';
import { longestRunMs, openRunFlow } from './flow/run-flow.ts';
import { registerJobs } from './jobs/handlers.ts';
import { openQueue, type Queue } from './jobs/queue.ts';
import { importArticles } from './knowledge/import-articles.ts';
import { type Checkpointer, startCheckpoints } from './log/checkpoint.ts';
import { openCheckpointFile } from './log/checkpoint-file.ts';
import { openFeed } from './log/feed.ts';
import { openSigningKey } from './log/signing-key.ts';
import { nothingOpened, type Opened } from './opened.ts';
import { openPolicies } from './policy/policies.ts';
import { createApp } from './routes/app.ts';
import type { Services } from './services.ts';

export interface Backend {
  url: string;
  services: Services;
  close(): Promise<void>;
}

export interface BackendOptions {
  env?: NodeJS.ProcessEnv;
  logger?: Logger;
  now?: () => Date;
}

const operator = { kind: 'service', sub: 'operator', name: 'Operator' } as const;

const publishFirst = async (
  services: Pick<Services, 'db' | 'now' | 'policies'>,
  file: string | undefined,
): Promise<void> => {
  if (!file) return;
  const published = await services.policies.current().catch(error => {
    if (isFault(error) && error.code === 'stopped') return null;
    throw error;
  });
  if (!published) await publishFirstPolicy(services, operator, await readFile(file, 'utf8'));
};

const wordedListen = (cause: NodeJS.ErrnoException, { host, port }: Config): Fault =>
  cause.code === 'EADDRINUSE'
    ? new Fault(
        'conflict',
        `Port ${port} is in use. Stop the program that uses it, or choose another port.`,
        { cause },
      )
    : new Fault(
        'forbidden',
        `${host}, port ${port}, cannot be listened on (${cause.code}). Choose another host or port.`,
        { cause },
      );

const listen = (app: ReturnType<typeof createApp>, config: Config): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const { host: hostname, port } = config;
    const server = serve({ fetch: app.fetch, hostname, port }, () => resolve(server));
    server.once('error', cause => reject(wordedListen(cause, config)));
  });

const closeServer = (server: ServerType): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

type Start = Required<BackendOptions> & { config: Config; opened: Opened };

const openData = async ({ config, env, logger, opened }: Start): Promise<Store> => {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const store = await openStore({
    dataDir: join(config.dataDir, 'store'),
    databaseUrl: env.DATABASE_URL,
    onProblem: error => logger.error({ err: error }, 'the store reports a problem'),
  });
  opened.closeWith(() => store.close());
  return store;
};

const openJobs = async ({ logger, opened }: Start, store: Store): Promise<Queue> => {
  const queue = await openQueue(store, error => logger.error({ err: error }, 'the queue reports a problem'));
  opened.closeWith(() => queue.stop());
  return queue;
};

/** What a process that died has left behind. */
const tidyUp = async (store: Store, now: () => Date): Promise<void> => {
  if (store.kind === 'embedded') await releaseAllLeases(store.db);
  const aloneHere = store.kind === 'embedded' ? 0 : longestRunMs;
  await interruptedRuns({ db: store.db, now, newId: randomUUID }, new Date(now().getTime() - aloneHere));
};

const openCheckpoints = async (
  { config, env, logger, now, opened }: Start,
  db: Store['db'],
): Promise<Checkpointer> => {
  const key = await openSigningKey(config.tenant, config.dataDir, env.COUNTERSIGN_LOG_KEY);
  const file = await openCheckpointFile(join(config.dataDir, 'checkpoints.txt'));
  const checkpoints = await startCheckpoints({ db, key, file, logger, now });
  opened.closeWith(() => checkpoints.stop());
  return checkpoints;
};

/** In the order in which one needs the other. The log is signed for the last time when no job runs any more. */
const openServices = async (start: Start): Promise<Services> => {
  const { config, env, logger, now, opened } = start;
  const store = await openData(start);
  const { db } = store;
  await tidyUp(store, now);
  const policies = openPolicies(db);
  await publishFirst({ db, now, policies }, config.firstPolicy);
  if (config.articles) await importArticles(db, config.articles, { corpus: config.tenant, at: now() });
  const parts = {
    tenant: config.tenant,
    db,
    connectors: openConnectors(config.connectors, env),
    policies,
    feed: openFeed(db),
    checkpoints: await openCheckpoints(start, db),
    queue: await openJobs(start, store),
    logger,
    now,
    newId: randomUUID,
  };
  const runFlow = openRunFlow(parts, config.model, env);
  opened.closeWith(() => runFlow.close());
  return { ...parts, runFlow };
};

/** Jobs begin last: a process that cannot serve writes nothing. */
const serveServices = async (services: Services, { config, opened }: Start): Promise<string> => {
  let url = '';
  const app = createApp(services, {
    extensionOrigins: config.extensionOrigins,
    verifyCaller: callerVerifier({ ...config.signIn, publicUrl: () => config.publicUrl ?? url }),
  });
  const server = await listen(app, config);
  url = `http://${config.host}:${(server.address() as AddressInfo).port}`;
  opened.closeWith(() => closeServer(server));
  await registerJobs(services);
  await services.queue.start();
  return url;
};

/**
 * Puts the backend together and serves it. Where it cannot, it throws a Fault with one clear sentence and leaves nothing
 * open.
 */
export const startBackend = async (config: Config, options: BackendOptions = {}): Promise<Backend> => {
  const { env = process.env, logger = pino(), now = () => new Date() } = options;
  const opened = nothingOpened();
  const start = { config, env, logger, now, opened };
  try {
    const services = await openServices(start);
    return { url: await serveServices(services, start), services, close: opened.close };
  } catch (error) {
    await opened.close().catch(cause => logger.error({ err: cause }, 'a failed start could not be closed'));
    throw error;
  }
};
