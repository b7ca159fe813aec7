import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Db } from 'pg-boss';
import type { Database } from '../db/schema.ts';
import type { Store } from '../db/store.ts';

/** The store as the queue library wants it: the same connections that everything else uses. */
export const databaseFor = (store: Store): Db => ({
  executeSql: async (text, values) =>
    values?.length ? runOne(store.db, text, values) : { rows: await store.script(text) },
  listen: async (channel, onMessage, onGap) => ({ close: await store.listen(channel, onMessage, onGap) }),
});

/** The caller's transaction as the queue library wants it. */
export const databaseIn = (trx: Transaction<Database>): Db => ({
  executeSql: (text, values) => runOne(trx, text, values ?? []),
});

const runOne = async (db: Kysely<Database>, text: string, values: unknown[]) => {
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
  return { rows };
};
