import type { Kysely } from 'kysely';
import type { Actor } from '../../lib/core/audit-event.ts';
import { digestOf } from '../../lib/core/canonical.ts';
import type { Database } from '../db/schema.ts';
import { appendEvent } from '../log/append.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import { storeVersion } from '../policy/store-version.ts';

/**
 * Stores the policy that the operator starts with as version 1. Nobody reviews it, because nobody can have a role before
 * it. Throws PolicyRefused with line and path of every problem; faults `conflict` where there is a version already.
 */
export const publishFirstPolicy = async (
  { db, now }: { db: Kysely<Database>; now: () => Date },
  actor: Actor,
  yaml: string,
): Promise<void> => {
  const policy = parsePolicy(yaml);
  const digest = digestOf(policy);
  const at = now();
  await db.transaction().execute(async trx => {
    await storeVersion(trx, { version: 1, policy, digest, yaml, by: actor.name, at });
    await appendEvent(trx, {
      type: 'policy.published',
      at: at.toISOString(),
      actor,
      record: null,
      proposalId: null,
      runId: null,
      policyVersion: 1,
      data: { version: 1, digest, name: policy.name },
    });
  });
};
