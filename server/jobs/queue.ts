import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Database } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import { type Handler, type JobName, type Jobs, jobSettings } from './job.ts';
import { databaseFor, databaseIn } from './queue-database.ts';
import {
  type DeadJob,
  findDeadJobs,
  findLivingJobs,
  prepareQueues,
  takeUpAbandonedJobs,
} from './queue-setup.ts';

export interface EnqueueOptions {
  startAfterSeconds?: number;
  /** While a job with this key waits for its first attempt, another one is not added. */
  singletonKey?: string;
}

/**
 * Jobs in the same store as the data. A job may be done more than once (after a crash, or when it took too long), so
 * its handler must bear that. A failed attempt is repeated with growing pauses; after the last one the job is dead.
 */
export interface Queue {
  /** Adds a job within the caller's transaction: the job exists exactly when that commits. */
  enqueue<N extends JobName>(
    trx: Transaction<Database>,
    name: N,
    data: Jobs[N],
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Does the jobs of this name with `handler`, once the queue is started. */
  work<N extends JobName>(name: N, handler: Handler<N>): Promise<void>;
  /** Adds a job by the clock: `cron` has five fields, in UTC. All processes together add it once. */
  schedule<N extends JobName>(name: N, cron: string, data: Jobs[N]): Promise<void>;
  /** Begins to do jobs. */
  start(): Promise<void>;
  /** The data of the jobs of this name that wait, are tried again or are being done. */
  livingJobs<N extends JobName>(name: N): Promise<Jobs[N][]>;
  /** Jobs whose every attempt failed, newest first. They are kept for an operator and not tried again. */
  deadJobs(limit: number): Promise<DeadJob[]>;
  /** Begins no more jobs and waits for those that run. What does not end in time is tried again after the next start. */
  stop(): Promise<void>;
}

const pollSeconds = 2;
const stopTimeoutMs = 20_000;

/**
 * Opens the queue of a store; `enqueue` works from then on. `onProblem` hears of failures that no caller waits for,
 * failed attempts among them.
 */
export const openQueue = async (
  store: Store,
  onProblem: (error: Error) => void = error => process.emitWarning(error),
): Promise<Queue> => {
  const boss = new PgBoss({
    db: databaseFor(store),
    backend: store.kind === 'embedded' ? 'pglite' : 'postgres',
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    warningSlowQuerySeconds: 30,
  });
  boss.on('error', onProblem);
  try {
    await boss.start();
    await prepareQueues(boss);
    if (store.kind === 'embedded') await takeUpAbandonedJobs(boss, store);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return new BossQueue(boss, store, onProblem);
};

class BossQueue implements Queue {
  readonly #boss: PgBoss;
  readonly #store: Store;
  readonly #onProblem: (error: Error) => void;
  readonly #waiting: (() => Promise<void>)[] = [];
  #started = false;

  constructor(boss: PgBoss, store: Store, onProblem: (error: Error) => void) {
    this.#boss = boss;
    this.#store = store;
    this.#onProblem = onProblem;
  }

  async enqueue<N extends JobName>(
    trx: Transaction<Database>,
    name: N,
    data: Jobs[N],
    { startAfterSeconds, singletonKey }: EnqueueOptions = {},
  ): Promise<void> {
    await this.#boss.send(name, data, {
      db: databaseIn(trx),
      startAfter: startAfterSeconds,
      singletonKey: singletonKey ?? randomUUID(),
    });
  }

  async work<N extends JobName>(name: N, handler: Handler<N>): Promise<void> {
    const begin = () => this.#begin(name, handler);
    if (this.#started) await begin();
    else this.#waiting.push(begin);
  }

  async schedule<N extends JobName>(name: N, cron: string, data: Jobs[N]): Promise<void> {
    await this.#boss.schedule(name, cron, data, { tz: 'UTC', singletonKey: 'scheduled' });
  }

  async start(): Promise<void> {
    this.#started = true;
    for (const begin of this.#waiting.splice(0)) await begin();
  }

  livingJobs<N extends JobName>(name: N): Promise<Jobs[N][]> {
    return findLivingJobs(this.#store, name);
  }

  deadJobs(limit: number): Promise<DeadJob[]> {
    return findDeadJobs(this.#store, limit);
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: stopTimeoutMs });
  }

  async #begin<N extends JobName>(name: N, handler: Handler<N>): Promise<void> {
    const polling = {
      pollingIntervalSeconds: pollSeconds,
      notifyPollingIntervalSeconds: pollSeconds,
      localConcurrency: jobSettings[name].atOnce,
    };
    await this.#boss.work<Jobs[N]>(name, polling, async jobs => {
      for (const { id, data, retryCount, signal } of jobs) {
        const attempt = { jobId: id, number: retryCount + 1, signal };
        await handler(data, attempt).catch(cause => {
          this.#onProblem(new Error(`attempt ${attempt.number} at job ${name} ${id} failed`, { cause }));
          throw cause;
        });
      }
    });
  }
}
