import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { type Logger, pino } from 'pino';
import { Fault, isFault } from '../lib/core/fault.ts';
import { releaseAllLeases } from './actions/apply-proposal/lease.ts';
import { publishFirstPolicy } from './actions/publish-first-policy.ts';
import { tokenVerifier } from './auth/verify-token.ts';
import type { Config } from './config.ts';
import { openConnectors } from './connectors/registry.ts';
import { openStore, type Store } from './db/open.ts';
import { interruptedRuns } from './flow/interrupted-runs.ts';
import { longestRunMs, openRunFlow } from './flow/run-flow.ts';
import { registerJobs } from './jobs/handlers.ts';
import { openQueue } from './jobs/queue.ts';
import { importArticles } from './knowledge/import-articles.ts';
import { startCheckpoints } from './log/checkpoint.ts';
import { openCheckpointFile } from './log/checkpoint-file.ts';
import { openFeed } from './log/feed.ts';
import { openSigningKey } from './log/signing-key.ts';
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

const listen = (app: ReturnType<typeof createApp>, { host, port }: Config): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server));
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Fault(
              'conflict',
              `Port ${port} is in use. Stop the program that uses it, or choose another port.`,
              { cause },
            )
          : cause,
      ),
    );
  });

const closeServer = (server: ServerType): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

const openServices = async (
  config: Config,
  store: Store,
  options: Required<BackendOptions>,
): Promise<Services> => {
  const { env, logger, now } = options;
  const { db } = store;
  const queue = await openQueue(store, error => logger.error({ err: error }, 'the queue reports a problem'));
  if (store.kind === 'embedded') await releaseAllLeases(db);
  const aloneHere = store.kind === 'embedded' ? 0 : longestRunMs;
  await interruptedRuns({ db, now, newId: randomUUID }, new Date(now().getTime() - aloneHere));
  const policies = openPolicies(db);
  await publishFirst({ db, now, policies }, config.firstPolicy);
  if (config.articles) await importArticles(db, config.articles, { corpus: config.tenant, at: now() });
  const key = await openSigningKey(config.tenant, config.dataDir, env.COUNTERSIGN_LOG_KEY);
  const file = await openCheckpointFile(join(config.dataDir, 'checkpoints.txt'));
  const checkpoints = await startCheckpoints({ db, key, file, logger, now });
  const parts = {
    tenant: config.tenant,
    db,
    queue,
    connectors: openConnectors(config.connectors, env),
    policies,
    feed: openFeed(db),
    checkpoints,
    logger,
    now,
    newId: randomUUID,
  };
  return { ...parts, runFlow: openRunFlow(parts, config.model, env) };
};

/** Puts the backend together and serves it. Throws a Fault with one clear sentence where it cannot. */
export const startBackend = async (config: Config, options: BackendOptions = {}): Promise<Backend> => {
  const { env = process.env, logger = pino(), now = () => new Date() } = options;
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const store = await openStore({
    dataDir: join(config.dataDir, 'store'),
    databaseUrl: env.DATABASE_URL,
    onProblem: error => logger.error({ err: error }, 'the store reports a problem'),
  });
  const services = await openServices(config, store, { env, logger, now });
  await registerJobs(services);
  await services.queue.start();
  const app = createApp(services, {
    extensionOrigins: config.extensionOrigins,
    verifyToken: tokenVerifier(config.signIn),
  });
  const server = await listen(app, config);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.host}:${port}`,
    services,
    close: async () => {
      await closeServer(server);
      await services.runFlow.close();
      await services.queue.stop();
      await services.checkpoints.stop();
      await store.close();
    },
  };
};
