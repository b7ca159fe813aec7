import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../db/schema.ts';
import { readArtifact } from './artifacts.ts';
import type { FlowData } from './data.ts';

/**
 * A node's input, as a list of digests: of the outputs it read and of what it was answered from outside. Equal lists mean
 * equal inputs.
 */
export interface Manifest {
  from: Partial<Record<keyof FlowData, string>>;
  asked: string | null;
}

const manifest = z.strictObject({ from: z.record(z.string(), z.string()), asked: z.string().nullable() });

/** The input of a run's node at a position, or null where there is none. */
const manifestAt = async (
  db: Kysely<Database>,
  runId: string,
  position: number,
): Promise<Manifest | null> => {
  const row = await db
    .selectFrom('run_nodes')
    .select('input')
    .where('run_id', '=', runId)
    .where('position', '=', position)
    .executeTakeFirst();
  const stored = row && (await readArtifact(db, row.input));
  return stored ? manifest.parse(stored) : null;
};

/** The digest of what a run was asked for, or null where the run does not exist. */
export const requestDigest = async (db: Kysely<Database>, runId: string): Promise<string | null> =>
  (await manifestAt(db, runId, 0))?.from.request ?? null;

/** What the node at a position was answered from outside; null where it asked nothing or the answer has expired. */
export const askedAt = async (db: Kysely<Database>, runId: string, position: number): Promise<unknown> => {
  const input = await manifestAt(db, runId, position);
  return input?.asked ? readArtifact(db, input.asked) : null;
};
