import { type Kysely, sql, type Transaction } from 'kysely';
import type { Json } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { Policy } from '../../lib/core/policy.ts';
import { compilePolicy, type PolicyTable } from '../../lib/core/policy-table.ts';
import type { FieldTitle } from '../../lib/core/shown-proposal.ts';
import type { Database } from '../db/schema.ts';

export interface Policies {
  /** The newest version. Faults `stopped` while none is published: without a policy nothing is allowed. */
  current(): Promise<PolicyTable>;
  /** A stored version by number; versions never change, so they are kept compiled. */
  at(version: number): Promise<PolicyTable>;
  /** Every title that a field has had under any version. */
  titles(): Promise<readonly FieldTitle[]>;
}

const maxKept = 50;

/** Collects titles from the versions that it has not read yet. */
const openTitles = (db: Kysely<Database>): Policies['titles'] => {
  const known = new Map<string, FieldTitle>();
  let read = 0;
  return async () => {
    const versions = await db
      .selectFrom('policy_versions')
      .select(['version', sql<Policy['records']>`document -> 'records'`.as('records')])
      .where('version', '>', read)
      .orderBy('version')
      .execute();
    for (const { version, records } of versions) {
      for (const [recordType, { fields }] of Object.entries(records))
        for (const [field, { title }] of Object.entries(fields))
          known.set(JSON.stringify([recordType, field, title]), { recordType, field, title });
      read = Math.max(read, version);
    }
    return [...known.values()];
  };
};

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
    titles: openTitles(db),
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
