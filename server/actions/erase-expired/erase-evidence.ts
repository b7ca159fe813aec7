import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { batch, type Erased } from './erase-artifacts.ts';

/** Events about records lose their details and keep their place, time and commitment: the log still proves itself. */
export const eraseDetails = async (trx: Transaction<Database>, until: Date): Promise<Erased> => {
  const erased = await trx
    .updateTable('audit_events')
    .set({ data: null, salt: null })
    .where('seq', 'in', eb =>
      eb
        .selectFrom('audit_events')
        .select('seq')
        .where('data', 'is not', null)
        .where('system', 'is not', null)
        .where('at', '<=', until)
        .orderBy('at')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .returning('seq')
    .execute();
  const events = erased.map(({ seq }) => seq).sort((one, other) => one - other);
  return { counts: { event: events.length }, events };
};

const unsettled = ['waiting', 'approved'] as const;

/** Proposals that are over, newest first: a rollback goes before, or together with, what it undid. */
const oldProposals = (trx: Transaction<Database>, until: Date) =>
  trx
    .selectFrom('proposals')
    .select('id')
    .where('created_at', '<=', until)
    .where('state', 'not in', unsettled)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('proposals as undoing')
            .select('undoing.id')
            .whereRef('undoing.rollback_of', '=', 'proposals.id')
            .where(({ eb, or }) =>
              or([eb('undoing.created_at', '>', until), eb('undoing.state', 'in', unsettled)]),
            ),
        ),
      ),
    )
    .orderBy('created_at', 'desc')
    .limit(batch)
    .forUpdate()
    .execute();

/** Removes old proposals with all that hangs on them. What happened stays in the log, without its details. */
export const removeProposals = async (trx: Transaction<Database>, until: Date): Promise<Erased> => {
  const ids = (await oldProposals(trx, until)).map(({ id }) => id);
  if (ids.length === 0) return { counts: {} };
  const exceptions = await trx.deleteFrom('exceptions').where('proposal_id', 'in', ids).executeTakeFirst();
  for (const table of ['decisions', 'changes'] as const)
    await trx.deleteFrom(table).where('proposal_id', 'in', ids).execute();
  await trx.deleteFrom('proposals').where('id', 'in', ids).execute();
  return { counts: { proposal: ids.length, exception: Number(exceptions.numDeletedRows) } };
};

/** Removes exceptions that were resolved long ago. One that is open waits for a person, however old it is. */
export const removeExceptions = async (trx: Transaction<Database>, until: Date): Promise<Erased> => {
  const removed = await trx
    .deleteFrom('exceptions')
    .where('id', 'in', eb =>
      eb
        .selectFrom('exceptions')
        .select('id')
        .where('resolved_at', 'is not', null)
        .where('resolved_at', '<=', until)
        .limit(batch),
    )
    .executeTakeFirst();
  return { counts: { exception: Number(removed.numDeletedRows) } };
};

/** Removes old runs that no proposal names. */
export const removeRuns = async (trx: Transaction<Database>, until: Date): Promise<Erased> => {
  const removed = await trx
    .deleteFrom('runs')
    .where('id', 'in', eb =>
      eb
        .selectFrom('runs')
        .leftJoin('proposals', 'proposals.run_id', 'runs.id')
        .select('runs.id')
        .where('runs.finished_at', '<=', until)
        .where('proposals.id', 'is', null)
        .limit(batch),
    )
    .executeTakeFirst();
  return { counts: { run: Number(removed.numDeletedRows) } };
};
