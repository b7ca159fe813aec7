import type { Transaction } from 'kysely';
import type { Change, EvidenceLine, Proposal } from '../../lib/core/proposal.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import { sealOf } from '../../lib/core/seal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { changeRow, lockProposal } from '../db/proposals.ts';
import type { Database } from '../db/schema.ts';
import { aboutProposal, actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';
import { sentBefore } from './sent-before.ts';

export interface NewProposal {
  id: string;
  record: RecordRef;
  recordTitle: string;
  runId: string | null;
  rollbackOf: string | null;
  policyVersion: number;
  reason: string;
  changes: Change[];
  evidence: EvidenceLine[];
  leftOut: string[];
  warnings: string[];
  requestDigest: string;
  createdAt: string;
  expiresAt: string;
}

/** False when a proposal with this id is there already. */
const insert = async (
  trx: Transaction<Database>,
  person: SignedIn,
  card: NewProposal,
  seal: string,
): Promise<boolean> => {
  const inserted = await trx
    .insertInto('proposals')
    .values({
      id: card.id,
      system: card.record.system,
      record_type: card.record.type,
      record_id: card.record.id,
      record_title: card.recordTitle,
      run_id: card.runId,
      rollback_of: card.rollbackOf,
      policy_version: card.policyVersion,
      proposer_sub: person.sub,
      proposer_name: person.name,
      reason: card.reason,
      evidence: JSON.stringify(card.evidence),
      left_out: JSON.stringify(card.leftOut),
      warnings: JSON.stringify(card.warnings),
      state: 'waiting',
      state_reason: null,
      seal,
      revision: 1,
      request_digest: card.requestDigest,
      created_at: card.createdAt,
      expires_at: card.expiresAt,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  await trx
    .insertInto('changes')
    .values(card.changes.map(change => changeRow(card.id, change)))
    .execute();
  return true;
};

const logCreated = (trx: Transaction<Database>, person: SignedIn, proposal: Proposal): Promise<number> =>
  appendEvent(trx, {
    type: 'proposal.created',
    ...aboutProposal(proposal, actorOf(person), proposal.createdAt),
    data: {
      number: proposal.number,
      seal: proposal.seal,
      reason: proposal.reason,
      changes: proposal.changes.map(change => ({
        action: change.action,
        title: change.actionTitle,
        field: change.field,
        base: change.base,
        proposed: change.proposed,
        gate: change.gate.gate,
        because: change.gate.because,
      })),
    },
  });

/** Without a hard gate the proposer's own reason is the confirmation: recorded as a decision, and applied. */
const confirm = async (
  services: Services,
  trx: Transaction<Database>,
  person: SignedIn,
  proposal: Proposal,
): Promise<void> => {
  const { id, number, seal: covered, createdAt: at } = proposal;
  await trx
    .insertInto('decisions')
    .values({
      id: services.newId(),
      proposal_id: id,
      by_sub: person.sub,
      by_name: person.name,
      role: 'proposer',
      outcome: 'confirm',
      reason_code: null,
      note: proposal.reason,
      seal: covered,
      at,
    })
    .execute();
  await trx.updateTable('proposals').set({ state: 'approved' }).where('id', '=', id).execute();
  await appendEvent(trx, {
    type: 'decision.made',
    ...aboutProposal(proposal, actorOf(person), at),
    data: {
      number,
      outcome: 'confirm',
      reasonCode: null,
      note: proposal.reason,
      seal: covered,
      role: 'proposer',
      approved: true,
    },
  });
  await services.queue.enqueue(trx, 'apply-proposal', { proposalId: id });
};

/**
 * Stores, seals and logs a new card within the transaction. The same request sent twice at the same moment, as after a lost
 * answer, is stored once and gives the same proposal to both.
 */
export const storeProposalIn = async (
  services: Services,
  trx: Transaction<Database>,
  person: SignedIn,
  card: NewProposal,
): Promise<Proposal> => {
  const proposer = { sub: person.sub, name: person.name };
  const sealed = sealOf(services.tenant, { ...card, proposer, revision: 1 });
  const inserted = await insert(trx, person, card, sealed);
  const proposal = await lockProposal(trx, card.id);
  if (!inserted) return (await sentBefore(trx, person, card)) ?? proposal;
  await logCreated(trx, person, proposal);
  if (proposal.changes.some(({ gate }) => gate.gate === 'hard')) return proposal;
  await confirm(services, trx, person, proposal);
  return lockProposal(trx, card.id);
};

/** The same in a transaction of its own. */
export const storeProposal = (services: Services, person: SignedIn, card: NewProposal): Promise<Proposal> =>
  services.db.transaction().execute(trx => storeProposalIn(services, trx, person, card));
