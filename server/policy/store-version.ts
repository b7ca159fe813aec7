import type { Transaction } from 'kysely';
import { Fault } from '../../lib/core/fault.ts';
import type { Policy } from '../../lib/core/policy.ts';
import type { Database } from '../db/schema.ts';

interface Version {
  version: number;
  policy: Policy;
  digest: string;
  yaml: string;
  by: string;
  at: Date;
}

/** Stores a version, unchanged from then on. Faults `conflict` where another version took the number: versions follow one another and are never replaced. */
export const storeVersion = async (
  trx: Transaction<Database>,
  { version, policy, digest, yaml, by, at }: Version,
): Promise<void> => {
  const stored = await trx
    .insertInto('policy_versions')
    .values({
      version,
      name: policy.name,
      digest,
      yaml,
      document: JSON.stringify(policy),
      published_by: by,
      published_at: at,
    })
    .onConflict(conflict => conflict.column('version').doNothing())
    .returning('version')
    .executeTakeFirst();
  if (!stored)
    throw new Fault('conflict', 'Another version was published at the same moment. Look at it first.');
};
