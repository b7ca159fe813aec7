import { sql } from 'kysely';
import type { Services } from '../../server/services.ts';

/** Every row of every table, the queue's among them, as text. */
export const dumpStore = async ({ db }: Pick<Services, 'db'>): Promise<string> => {
  const tables = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  const dumps: string[] = [];
  for (const { schema, name } of tables.rows) {
    const rows = await sql<{
      row: string;
    }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    dumps.push(`${schema}.${name}`, ...rows.rows.map(({ row }) => row));
  }
  return dumps.join('\n');
};
