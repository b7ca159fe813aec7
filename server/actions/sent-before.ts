import type { Kysely, Transaction } from 'kysely';
import { Fault } from '../../lib/core/fault.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { findProposal } from '../db/proposals.ts';
import type { Database } from '../db/schema.ts';

/**
 * The proposal that an earlier sending of the same request has made, or null. Faults `conflict` where the id belongs to
 * another person's or another request's proposal.
 */
export const sentBefore = async (
  db: Kysely<Database> | Transaction<Database>,
  person: SignedIn,
  { id, requestDigest }: { id: string; requestDigest: string },
): Promise<Proposal | null> => {
  const stored = await findProposal(db, id);
  if (!stored) return null;
  const row = await db
    .selectFrom('proposals')
    .select('request_digest')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (stored.proposer.sub !== person.sub || row.request_digest !== requestDigest)
    throw new Fault(
      'conflict',
      'This id belongs to another proposal. Send the proposal again with a new id.',
    );
  return stored;
};
