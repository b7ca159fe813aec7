import type { RecordRef } from '../../../lib/core/record.ts';
import type { Connector, WriteChange, WriteIntent } from '../connector.ts';
import { type FaultyProxy, faultyProxy } from './faulty-proxy.ts';

export interface Reach {
  url: string;
  token?: string;
  timeoutMs?: number;
}

/** A running system of record with a connector for it, and ways to look and act behind the connector's back. */
export interface LiveSystem {
  url: string;
  connector(reach: Reach): Connector;
  /** A well-formed token that belongs to nobody. */
  wrongToken: string;
  /** The name under which the system records what the connector writes. */
  account: string;
  record: RecordRef;
  unknownRecord: RecordRef;
  /** A field of the record that takes any text. */
  field: string;
  /** Someone else gives the field a value. */
  changeByHand(value: string): Promise<void>;
  /** What the system's own records say this account wrote to the record: values and message texts, oldest first. */
  written(): Promise<string[]>;
  /** Brings the record back as it was at the start. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** A live system behind a proxy that can fail, and the ordinary steps of the code that applies proposals. */
export class Bench {
  readonly system: LiveSystem;
  readonly proxy: FaultyProxy;
  readonly connector: Connector;
  #keys = 0;

  private constructor(system: LiveSystem, proxy: FaultyProxy) {
    this.system = system;
    this.proxy = proxy;
    this.connector = system.connector({ url: proxy.url });
  }

  static async over(system: LiveSystem): Promise<Bench> {
    return new Bench(system, await faultyProxy(system.url));
  }

  read() {
    return this.connector.read(this.system.record, [this.system.field]);
  }

  async value(): Promise<string | null> {
    return (await this.read()).values[this.system.field] ?? null;
  }

  async intend(change: WriteChange): Promise<WriteIntent> {
    const { version } = await this.read();
    const key = `0197a5c0-0000-4000-8000-${String(++this.#keys).padStart(12, '0')}:0`;
    return { key, record: this.system.record, change, version, reference: 'Countersign proposal #7' };
  }

  async intendValue(after: string): Promise<WriteIntent> {
    return this.intend({ kind: 'set-field', field: this.system.field, before: await this.value(), after });
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.system.stop();
  }
}
