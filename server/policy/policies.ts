import type { Kysely, Transaction } from 'kysely';
import type { Json } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { Policy } from '../../lib/core/policy.ts';
import { compilePolicy, type PolicyTable } from '../../lib/core/policy-table.ts';
import type { Database } from '../db/schema.ts';

export interface Policies {
  /** The newest version. Faults `stopped` while none is published: without a policy nothing is allowed. */
  current(): Promise<PolicyTable>;
  /** A stored version by number; versions never change, so they are kept compiled. */
  at(version: number): Promise<PolicyTable>;
}

const maxKept = 50;

export const openPolicies = (db: Kysely<Database>): Policies => {
  const kept = new Map<number, PolicyTable>();

  const at = async (version: number): Promise<PolicyTable> => {
    const known = kept.get(version);
    if (known) return known;
    const row = await db
      .selectFrom('policy_versions')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirst();
    if (!row) throw new Fault('not-found', `There is no policy version ${version}.`);
    const table = compilePolicy(row.document, row.version, row.digest);
    if (kept.size >= maxKept) kept.delete(kept.keys().next().value as number);
    kept.set(version, table);
    return table;
  };

  return {
    at,
    current: async () => {
      const newest = await db
        .selectFrom('policy_versions')
        .select(({ fn }) => fn.max('version').as('version'))
        .executeTakeFirst();
      if (!newest?.version)
        throw new Fault('stopped', 'No policy is published yet. An admin publishes one first.');
      return at(newest.version);
    },
  };
};

/** What a version says, as data and as text. Faults `not-found`. */
export const findVersion = async (
  db: Kysely<Database> | Transaction<Database>,
  version: number,
): Promise<{ yaml: string; document: { [key: string]: Json } }> => {
  const row = await db
    .selectFrom('policy_versions')
    .select(['yaml', 'document'])
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Fault('not-found', `There is no policy version ${version}.`);
  return { yaml: row.yaml, document: row.document as Policy & { [key: string]: Json } };
};
