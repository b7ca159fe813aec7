import type { Transaction } from 'kysely';
import type { PolicyTable } from '../../../lib/core/policy-table.ts';
import type { Database } from '../../db/schema.ts';
import { type ArtifactKind, artifactKinds, keptMs } from '../../flow/artifacts.ts';

export const batch = 500;

/**
 * Erases some artifacts whose time is over, by the policy they were stored under or by the one in force, whichever ends
 * first. Their rows stay as tombstones. Gives how many of each kind; another process's batch is passed over.
 */
export const eraseArtifacts = async (
  trx: Transaction<Database>,
  { policy, version }: PolicyTable,
  now: Date,
): Promise<Partial<Record<ArtifactKind, number>>> => {
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
    .returning('kind')
    .execute();
  const counts: Record<string, number> = {};
  for (const { kind } of erased) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

/** A finished draft is kept with its run as well: it goes with the artifact that is its original. */
export const eraseDrafts = async (trx: Transaction<Database>): Promise<number> => {
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
  return Number(erased.numUpdatedRows);
};
