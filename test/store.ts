import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../server/db/open.ts';
import type { Offer } from './stores-on-demand.ts';

const ask = async (kind: Store['kind']): Promise<Offer> => {
  const answer = await fetch(`${inject('storesOnDemand')}/${kind}`);
  return (await answer.json()) as Offer;
};

/** A place for one store: `options` open it, any number of times, and `remove` ends it with all its data. */
export interface StorePlace {
  options: StoreOptions;
  remove(): Promise<void>;
}

const embeddedPlace = async (template: string): Promise<StorePlace> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-store-'));
  await cp(template, dataDir, { recursive: true });
  return { options: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
};

const postgresqlPlace = async (serverUrl: string): Promise<StorePlace> => {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return {
    options: { databaseUrl: url.href },
    remove: () => onServer(serverUrl, `drop database ${name} with (force)`),
  };
};

const onServer = async (connectionString: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
};

const makePlace = { embedded: embeddedPlace, postgresql: postgresqlPlace };

/** An empty place of this kind; throws where the kind cannot be had on this machine. */
export const storePlace = async (kind: Store['kind']): Promise<StorePlace> => {
  const offer = await ask(kind);
  if ('missing' in offer) throw new Error(offer.missing);
  return makePlace[kind](offer.at);
};

/** The kinds that can be had here. In CI both must be: a missing one then fails in its set-up. */
const kindsHere = async (): Promise<Store['kind'][]> => {
  const postgresql = await ask('postgresql');
  if (!('missing' in postgresql) || process.env.CI) return ['embedded', 'postgresql'];
  console.warn(`Tests on PostgreSQL are left out: ${postgresql.missing}`);
  return ['embedded'];
};

/** The kinds of store that tests run on here. */
export const storeKinds = await kindsHere();

/** Runs a suite on each kind of store, every time on a fresh one with all tables and no rows. */
export const describeOnEveryStore = (title: string, suite: (getStore: () => Store) => void): void =>
  describeOn(storeKinds, title, suite);

/** The same on PostgreSQL only: for races between several connections. */
export const describeOnPostgresql = (title: string, suite: (getStore: () => Store) => void): void =>
  describeOn(
    storeKinds.filter(kind => kind === 'postgresql'),
    title,
    suite,
  );

const describeOn = (kinds: Store['kind'][], title: string, suite: (getStore: () => Store) => void): void => {
  describe.each(kinds)(`${title} (%s store)`, kind => {
    let place: StorePlace;
    let store: Store;
    beforeAll(async () => {
      place = await storePlace(kind);
      store = await openStore(place.options);
    }, 60_000);
    afterAll(async () => {
      await store?.close();
      await place?.remove();
    });
    suite(() => store);
  });
};
