import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PGliteDriver } from 'kysely';
import { takeDataDirectory } from './data-directory.ts';
import { startEngine } from './embedded-engine.ts';
import { startEmbeddedUpkeep } from './embedded-upkeep.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

/** Opens the PostgreSQL that runs inside this process, with its files in `dataDir`, used by this process alone. */
export const openEmbedded = async (dataDir: string, onProblem: (error: Error) => void): Promise<Store> => {
  const directory = takeDataDirectory(dataDir);
  try {
    const { pglite, files } = await startEngine(directory.path);
    const db = new Kysely<Database>({ dialect: new SharedThreadDialect(pglite) });
    const stopUpkeep = startEmbeddedUpkeep(db, onProblem);
    return {
      db,
      kind: 'embedded',
      script: text => runScript(db, pglite, text),
      listen: async (channel, onMessage, onGap) => {
        const stop = await pglite.listen(channel, onMessage);
        onGap();
        return () => stop();
      },
      syncs: () => files.syncs,
      close: async () => {
        await stopUpkeep();
        await db.destroy().finally(directory.release);
      },
    };
  } catch (error) {
    directory.release();
    throw error;
  }
};

/** Holding the connection keeps the script out of other callers' transactions. */
const runScript = (db: Kysely<Database>, pglite: PGlite, text: string) =>
  db.connection().execute(async () => {
    const results = await pglite.exec(text).catch(async error => {
      // A script that fails between its own `begin` and `commit` must not leave the only connection in that transaction.
      await pglite.exec('rollback');
      throw error;
    });
    return results.flatMap(result => result.rows as Record<string, unknown>[]);
  });

const longestTurnMs = 5;

/**
 * PGlite answers in microtasks only, so that under load no timer and no socket would get a turn. Every few
 * milliseconds the next query therefore waits for one turn of the event loop.
 */
class SharedThreadDriver extends PGliteDriver {
  #turnBegan = performance.now();

  override async acquireConnection() {
    if (performance.now() - this.#turnBegan > longestTurnMs) {
      await nextTurn();
      this.#turnBegan = performance.now();
    }
    return super.acquireConnection();
  }
}

class SharedThreadDialect extends PGliteDialect {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    super({ pglite });
    this.#pglite = pglite;
  }

  override createDriver() {
    return new SharedThreadDriver({ pglite: this.#pglite });
  }
}
