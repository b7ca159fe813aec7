import pg from 'pg';
import type { Unlisten } from './store.ts';

interface Subscription {
  channel: string;
  onMessage(payload: string): void;
  onGap(): void;
  onProblem(error: Error): void;
}

const firstRetryMs = 500;
const longestRetryMs = 15_000;
const probeMs = 15_000;

/** Listens on a connection of its own, and connects again, for as long as it takes, whenever that one is lost. */
export const listenOnServer = async (
  config: pg.ClientConfig,
  subscription: Subscription,
): Promise<Unlisten> => {
  const listener = new Listener(config, subscription);
  await listener.connect();
  return () => listener.stop();
};

class Listener {
  readonly #config: pg.ClientConfig;
  readonly #subscription: Subscription;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(config: pg.ClientConfig, subscription: Subscription) {
    this.#config = config;
    this.#subscription = subscription;
  }

  async connect(): Promise<void> {
    const client = new pg.Client({ ...this.#config, keepAlive: true, query_timeout: probeMs });
    client.on('error', error => this.#lose(client, error));
    client.on('end', () => this.#lose(client, new Error('the connection for notifications ended')));
    client.on('notification', ({ payload }) => this.#subscription.onMessage(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.#subscription.channel)}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    if (this.#stopped) return client.end();
    this.#client = client;
    this.#probeLater(client);
    this.#subscription.onGap();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
  }

  /** A connection that a firewall dropped gives no error by itself: ask now and then. */
  #probeLater(client: pg.Client): void {
    this.#timer = setTimeout(async () => {
      try {
        await client.query('select 1');
        if (this.#client === client && !this.#stopped) this.#probeLater(client);
      } catch (error) {
        this.#lose(client, error as Error);
      }
    }, probeMs).unref();
  }

  #lose(client: pg.Client, error: Error): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = undefined;
    this.#subscription.onProblem(error);
    client.end().catch(this.#subscription.onProblem);
    this.#connectLater(firstRetryMs);
  }

  #connectLater(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.connect().catch(() => this.#connectLater(Math.min(afterMs * 2, longestRetryMs)));
    }, afterMs).unref();
  }
}
