import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { NewProposal } from '../../server/actions/store-proposal.ts';
import { changeRow } from '../../server/db/proposals.ts';
import type { Database } from '../../server/db/schema.ts';
import { amira, lena, type TestServices } from '../../test/services.ts';
import { aNewCard } from './cards.ts';

const seal = 'f'.repeat(64);

const insertProposal = async (trx: Transaction<Database>, card: NewProposal): Promise<void> => {
  await trx
    .insertInto('proposals')
    .values({
      id: card.id,
      system: card.record.system,
      record_type: card.record.type,
      record_id: card.record.id,
      record_title: card.recordTitle,
      run_id: null,
      rollback_of: null,
      policy_version: card.policyVersion,
      proposer_sub: amira.sub,
      proposer_name: amira.name,
      reason: card.reason,
      evidence: '[]',
      left_out: '[]',
      warnings: '[]',
      state: 'approved',
      state_reason: null,
      seal,
      revision: 1,
      request_digest: card.requestDigest,
      created_at: card.createdAt,
      expires_at: card.expiresAt,
    })
    .execute();
  const changes = card.changes.map(change => changeRow(card.id, change));
  await trx.insertInto('changes').values(changes).execute();
};

const insertDecision = async (trx: Transaction<Database>, { id, createdAt }: NewProposal): Promise<void> => {
  await trx
    .insertInto('decisions')
    .values({
      id: randomUUID(),
      proposal_id: id,
      by_sub: lena.sub,
      by_name: lena.name,
      role: 'lead',
      outcome: 'approve',
      reason_code: null,
      note: '',
      seal,
      at: createdAt,
    })
    .execute();
};

/** The rows and the job of an approval in two transactions, with no lock, gate, seal or log. */
export const insertPlainly = async ({ db, queue }: TestServices): Promise<void> => {
  const card = aNewCard();
  await db.transaction().execute(trx => insertProposal(trx, card));
  await db.transaction().execute(async trx => {
    await insertDecision(trx, card);
    await queue.enqueue(trx, 'apply-proposal', { proposalId: card.id });
  });
};
