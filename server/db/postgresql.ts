import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Fault } from '../../lib/core/fault.ts';
import { int8, parseInt8 } from './int8.ts';
import { listenOnServer } from './postgresql-listen.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

const connectTimeoutMs = 5000;
const poolSize = 10;

/** Opens a PostgreSQL server (15 or later) by its connection URL. */
export const openPostgresql = async (
  databaseUrl: string,
  onProblem: (error: Error) => void,
): Promise<Store> => {
  const client = { connectionString: databaseUrl, connectionTimeoutMillis: connectTimeoutMs, types };
  const pool = new pg.Pool({ ...client, max: poolSize, application_name: 'countersign' });
  pool.on('error', onProblem);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw explain(error);
  }
  return {
    db,
    kind: 'postgresql',
    script: async text => rowsOf(await pool.query(text)),
    listen: (channel, onMessage, onGap) => listenOnServer(client, { channel, onMessage, onGap, onProblem }),
    syncs: () => null,
    close: () => db.destroy(),
  };
};

/** As in the embedded store, a count is a number and not a text. */
const types = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    type === int8
      ? parseInt8
      : pg.types.getTypeParser(type, format as 'text')) as typeof pg.types.getTypeParser,
};

/** The driver gives an array of results for several statements, whatever its types say. */
const rowsOf = (result: pg.QueryResult | pg.QueryResult[]): Record<string, unknown>[] =>
  [result].flat().flatMap(each => each.rows);

const refusals: Record<string, string> = {
  '28P01': 'refused the user name or password of DATABASE_URL: correct it there',
  '28000': 'does not let this user in from here: allow it in the server’s pg_hba.conf',
  '3D000': 'has no such database: create it, or correct its name in DATABASE_URL',
  '42501': 'does not let this user connect to the database: grant it that right',
  '53300': 'has no free connection: raise max_connections, or stop other clients',
};

/** Never quotes the URL, which holds the password. */
const explain = (error: unknown): Fault => {
  const { code, message } = error as { code?: string; message: string };
  const why = refusals[code ?? ''] ?? 'cannot be reached: start it, or correct DATABASE_URL';
  return new Fault('upstream-unavailable', `The PostgreSQL server ${why}.`, {
    internal: message,
    cause: error,
  });
};
