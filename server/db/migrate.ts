import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Fault, isFault } from '../../lib/core/fault.ts';
import { up as policiesAndRuns } from './migrations/0001-policies-and-runs.ts';
import { up as proposals } from './migrations/0002-proposals.ts';
import { up as oversight } from './migrations/0003-oversight.ts';
import { up as log } from './migrations/0004-log.ts';
import { up as people } from './migrations/0005-people.ts';
import { up as policyDrafts } from './migrations/0006-policy-drafts.ts';
import { up as exceptions } from './migrations/0007-exceptions.ts';
import { up as retention } from './migrations/0008-retention.ts';
import type { Database } from './schema.ts';

/** Applied in this order, each once. A migration that has been released is never edited. */
const migrations: Record<string, Migration> = {
  '0001-policies-and-runs': { up: policiesAndRuns },
  '0002-proposals': { up: proposals },
  '0003-oversight': { up: oversight },
  '0004-log': { up: log },
  '0005-people': { up: people },
  '0006-policy-drafts': { up: policyDrafts },
  '0007-exceptions': { up: exceptions },
  '0008-retention': { up: retention },
};

/** Runs the migrations that are missing, one process at a time. All of them succeed or none does. */
export const migrate = async (db: Kysely<Database>): Promise<void> => {
  try {
    await refuseNewerData(db);
    const provider = { getMigrations: async () => migrations };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
  } catch (error) {
    throw isFault(error) ? error : explain(error as DatabaseError);
  }
};

interface DatabaseError extends Error {
  code?: string;
}

const insufficientPrivilege = '42501';

const explain = (cause: DatabaseError): Fault =>
  cause.code === insufficientPrivilege
    ? new Fault('forbidden', 'The database user may not make tables: make it the owner of the database.', {
        cause,
      })
    : new Fault('internal', 'The tables could not be brought up to date; nothing was changed.', {
        internal: cause.message,
        cause,
      });

const refuseNewerData = async (db: Kysely<Database>): Promise<void> => {
  const exists = await sql<{
    found: boolean;
  }>`select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (!exists.rows[0]?.found) return;
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const unknown = applied.rows.filter(({ name }) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new Fault(
    'conflict',
    'The data was written by a newer version of Countersign: start that version, or restore a backup made by this one.',
    { internal: `unknown migrations: ${unknown.map(({ name }) => name).join(', ')}` },
  );
};
