import type { Kysely } from 'kysely';
import type { Actor } from '../../lib/core/audit-event.ts';
import { digestOf } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { Database } from '../db/schema.ts';
import { appendEvent } from '../log/append.ts';
import { parsePolicy } from '../policy/parse-policy.ts';

export interface PolicyVersion {
  version: number;
  name: string;
  digest: string;
  publishedBy: string;
  publishedAt: string;
}

/**
 * Checks a policy document and stores it as the next version, immutable from then on. Throws PolicyRefused with line and
 * path of every problem; faults `conflict` when it equals the version in force.
 */
export const publishPolicy = (
  { db, now }: { db: Kysely<Database>; now: () => Date },
  actor: Actor,
  yaml: string,
): Promise<PolicyVersion> => {
  const policy = parsePolicy(yaml);
  const digest = digestOf(policy);
  const at = now().toISOString();
  return db.transaction().execute(async trx => {
    const newest = await trx
      .selectFrom('policy_versions')
      .select(['version', 'digest'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest?.digest === digest)
      throw new Fault(
        'conflict',
        `This is policy version ${newest.version} already; there is nothing to publish.`,
      );
    const version = (newest?.version ?? 0) + 1;
    const stored = await trx
      .insertInto('policy_versions')
      .values({
        version,
        name: policy.name,
        digest,
        yaml,
        document: JSON.stringify(policy),
        published_by: actor.name,
        published_at: at,
      })
      .onConflict(conflict => conflict.column('version').doNothing())
      .returning('version')
      .executeTakeFirst();
    if (!stored)
      throw new Fault('conflict', 'Another version was published at the same moment. Look at it first.');
    await appendEvent(trx, {
      type: 'policy.published',
      at,
      actor,
      record: null,
      proposalId: null,
      runId: null,
      policyVersion: version,
      data: { version, digest, name: policy.name },
    });
    return { version, name: policy.name, digest, publishedBy: actor.name, publishedAt: at };
  });
};
