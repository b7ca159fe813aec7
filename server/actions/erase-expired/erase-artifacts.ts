import { sql, type Transaction } from 'kysely';
import type { PolicyTable } from '../../../lib/core/policy-table.ts';
import type { Database } from '../../db/schema.ts';
import { type ArtifactKind, artifactKinds, keptMs } from '../../flow/artifacts.ts';

/** The most rows that one erasure takes at a time, so that its event stays small: it names each of them. */
export const batch = 500;

/** What one batch erased: how many of what, and by name where the row stays as a tombstone. */
export interface Erased {
  counts: Record<string, number>;
  /** Numbers of events. */
  events?: number[];
  /** Digests of artifacts. */
  artifacts?: string[];
}

/**
 * Erases some artifacts whose time is over, by the policy they were stored under or by the one in force, whichever ends
 * first. Their rows stay as tombstones. Another process's batch is passed over.
 */
export const eraseArtifacts = async (
  trx: Transaction<Database>,
  { policy, version }: PolicyTable,
  now: Date,
): Promise<Erased> => {
  const lastUseOf = (kind: ArtifactKind) => new Date(now.getTime() - keptMs(policy, kind));
  const erased = await trx
    .updateTable('artifacts')
    .set({ body: null, erased_at: now, erased_under: version })
    .where('digest', 'in', eb =>
      eb
        .selectFrom('artifacts')
        .select('digest')
        .where('body', 'is not', null)
        .where(({ eb: is, or, and }) =>
          or([
            is('expires_at', '<=', now),
            ...artifactKinds.map(kind => and([is('kind', '=', kind), is('used_at', '<=', lastUseOf(kind))])),
          ]),
        )
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['kind', 'digest'])
    .execute();
  const counts: Record<string, number> = {};
  for (const { kind } of erased) counts[kind] = (counts[kind] ?? 0) + 1;
  return { counts, artifacts: erased.map(({ digest }) => digest).sort() };
};

/** A finished draft is kept with its run as well: it goes with the artifact that is its original. */
export const eraseDrafts = async (trx: Transaction<Database>): Promise<Erased> => {
  const erased = await trx
    .updateTable('runs')
    .set({ draft: null })
    .where('id', 'in', eb =>
      eb
        .selectFrom('runs')
        .innerJoin('run_nodes', 'run_nodes.run_id', 'runs.id')
        .innerJoin('artifacts', 'artifacts.digest', 'run_nodes.output')
        .select('runs.id')
        .where('run_nodes.node', '=', 'package')
        .where('runs.draft', 'is not', null)
        .where('artifacts.body', 'is', null)
        .limit(batch),
    )
    .executeTakeFirst();
  return { counts: { draft: Number(erased.numUpdatedRows) } };
};

/** A record's title is a value of its page: it goes with the reading that the run began with, and the id stays. */
export const eraseTitles = async (trx: Transaction<Database>): Promise<Erased> => {
  const erased = await trx
    .updateTable('runs')
    .set(({ ref }) => ({ record_title: ref('record_id') }))
    .where('id', 'in', eb =>
      eb
        .selectFrom('runs')
        .innerJoin('run_nodes', 'run_nodes.run_id', 'runs.id')
        .innerJoin('artifacts as manifest', 'manifest.digest', 'run_nodes.input')
        .leftJoin('artifacts as reading', join =>
          join.on('reading.digest', '=', sql<string>`manifest.body::jsonb #>> '{from,request}'`),
        )
        .select('runs.id')
        .where('run_nodes.node', '=', 'collect')
        .whereRef('runs.record_title', '<>', 'runs.record_id')
        .where('reading.body', 'is', null)
        .limit(batch),
    )
    .executeTakeFirst();
  return { counts: { title: Number(erased.numUpdatedRows) } };
};
