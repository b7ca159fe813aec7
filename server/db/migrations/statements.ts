import { type Kysely, sql } from 'kysely';

/** Runs statements one by one: the embedded store takes no more than one at a time. */
export const runStatements = async (db: Kysely<unknown>, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
