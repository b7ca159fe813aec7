import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Connector } from './connectors/connector.ts';
import type { Database } from './db/schema.ts';
import type { RunFlow } from './flow/run-flow.ts';
import type { Queue } from './jobs/queue.ts';
import type { Checkpointer } from './log/checkpoint.ts';
import type { Feed } from './log/feed.ts';
import type { Policies } from './policy/policies.ts';

/** What actions and the flow work with; put together once in main, and by tests with the same parts. */
export interface Services {
  /** The deployment's name: part of every seal, so that no seal is of use in another deployment. */
  tenant: string;
  db: Kysely<Database>;
  queue: Queue;
  connectors: ReadonlyMap<string, Connector>;
  policies: Policies;
  feed: Feed;
  checkpoints: Checkpointer;
  runFlow: RunFlow;
  logger: Logger;
  now: () => Date;
  newId: () => string;
}
