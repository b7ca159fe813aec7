import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { canonicalJson, sha256Hex } from '../../lib/core/canonical.ts';
import { durationSeconds, type Policy } from '../../lib/core/policy.ts';
import type { Database } from '../db/schema.ts';

/** What an artifact holds decides how long it is kept. */
export type ArtifactKind = 'reading' | 'prompt' | 'output' | 'corpus' | 'manifest';

const retentionOf: Record<ArtifactKind, keyof Policy['retention']> = {
  reading: 'reading',
  prompt: 'prompt',
  output: 'output',
  // Articles and lists of digests hold nothing about a customer; they are evidence.
  corpus: 'evidence',
  manifest: 'evidence',
};

export const artifactKinds = Object.keys(retentionOf) as ArtifactKind[];

/** How long an artifact of this kind is kept, in milliseconds. */
export const keptMs = ({ retention }: Policy, kind: ArtifactKind): number =>
  durationSeconds(retention[retentionOf[kind]]) * 1000;

/**
 * Stores a value under the SHA-256 of its canonical JSON and gives the digest. Equal values are stored once and kept as
 * long as the longest-lived of them.
 */
export const storeArtifact = async (
  trx: Transaction<Database>,
  value: unknown,
  { kind, policy, now }: { kind: ArtifactKind; policy: Policy; now: Date },
): Promise<string> => {
  const body = canonicalJson(value);
  const digest = sha256Hex(body);
  const expiresAt = new Date(now.getTime() + keptMs(policy, kind));
  const prolonged = sql<Date>`greatest(expires_at, ${expiresAt})`;
  // A body that is there already is not sent again: a corpus is large and hardly ever new.
  const known = await trx
    .updateTable('artifacts')
    .set({ expires_at: prolonged, used_at: now })
    .where('digest', '=', digest)
    .where('body', 'is not', null)
    .executeTakeFirst();
  if (known.numUpdatedRows === 1n) return digest;
  await trx
    .insertInto('artifacts')
    .values({ digest, kind, body, created_at: now, used_at: now, expires_at: expiresAt })
    .onConflict(conflict =>
      conflict.column('digest').doUpdateSet({
        kind,
        body,
        used_at: now,
        expires_at: sql<Date>`greatest(artifacts.expires_at, excluded.expires_at)`,
        erased_at: null,
        erased_under: null,
      }),
    )
    .execute();
  return digest;
};

/** The stored value, or null where it never was or has expired. The caller checks its shape. */
export const readArtifact = async (db: Kysely<Database>, digest: string): Promise<unknown> => {
  const row = await db.selectFrom('artifacts').select('body').where('digest', '=', digest).executeTakeFirst();
  return row?.body === null || row?.body === undefined ? null : JSON.parse(row.body);
};
