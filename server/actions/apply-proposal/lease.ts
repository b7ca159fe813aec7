import { type Kysely, sql, type Transaction } from 'kysely';
import { Fault } from '../../../lib/core/fault.ts';
import type { Database } from '../../db/schema.ts';

/** Twice the longest write a connector may attempt (30 s), so that a holder's write ends before its lease does. */
const leaseSeconds = 60;

/**
 * Takes or renews the sole right to write to one record. Time is the store's own, so that instances need no common
 * clock. Faults `conflict` while another holds it.
 */
export const holdLease = async (
  db: Kysely<Database> | Transaction<Database>,
  target: string,
  holder: string,
): Promise<void> => {
  const until = sql<Date>`now() + make_interval(secs => ${leaseSeconds})`;
  const taken = await db
    .insertInto('apply_leases')
    .values({ target, holder, until })
    .onConflict(conflict =>
      conflict
        .column('target')
        .doUpdateSet({ holder, until })
        .where(({ eb, or }) =>
          or([eb('apply_leases.holder', '=', holder), eb('apply_leases.until', '<', sql<Date>`now()`)]),
        ),
    )
    .returning('holder')
    .executeTakeFirst();
  if (!taken)
    throw new Fault('conflict', 'Another change of this record is being applied. This one follows.');
};

export const releaseLease = async (db: Kysely<Database>, target: string, holder: string): Promise<void> => {
  await db.deleteFrom('apply_leases').where('target', '=', target).where('holder', '=', holder).execute();
};

/** For a store that one process has to itself: whatever is held there was held by a process that is dead. */
export const releaseAllLeases = async (db: Kysely<Database>): Promise<void> => {
  await db.deleteFrom('apply_leases').execute();
};
