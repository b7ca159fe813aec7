import type { Kysely, Selectable, Transaction } from 'kysely';
import { Fault } from '../../lib/core/fault.ts';
import type { Change, Decision, Proposal, ProposalState } from '../../lib/core/proposal.ts';
import { canMove } from '../../lib/core/proposal.ts';
import type { Changes, Database, Decisions, Proposals } from './schema.ts';

type Reader = Kysely<Database> | Transaction<Database>;

const changeOf = (row: Selectable<Changes>): Change => ({
  ...row.sealed,
  state: row.state,
  problem: row.problem,
  receipt: row.receipt,
});

const decisionOf = (row: Selectable<Decisions>): Decision => ({
  id: row.id,
  by: { sub: row.by_sub, name: row.by_name },
  role: row.role,
  outcome: row.outcome,
  reasonCode: row.reason_code,
  note: row.note,
  seal: row.seal,
  at: row.at.toISOString(),
});

const proposalOf = (row: Selectable<Proposals>, changes: Change[], decisions: Decision[]): Proposal => ({
  id: row.id,
  number: Number(row.number),
  record: { system: row.system, type: row.record_type, id: row.record_id },
  recordTitle: row.record_title,
  runId: row.run_id,
  rollbackOf: row.rollback_of,
  policyVersion: row.policy_version,
  proposer: { sub: row.proposer_sub, name: row.proposer_name },
  reason: row.reason,
  changes,
  evidence: row.evidence,
  leftOut: row.left_out,
  warnings: row.warnings,
  state: row.state,
  stateReason: row.state_reason,
  decisions,
  seal: row.seal,
  revision: row.revision,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});

/** Rows of the proposals table with their changes and decisions, in the order given. */
export const withParts = async (db: Reader, rows: Selectable<Proposals>[]): Promise<Proposal[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const changes = await db
    .selectFrom('changes')
    .selectAll()
    .where('proposal_id', 'in', ids)
    .orderBy('index')
    .execute();
  const decisions = await db
    .selectFrom('decisions')
    .selectAll()
    .where('proposal_id', 'in', ids)
    .orderBy('at')
    .execute();
  return rows.map(row =>
    proposalOf(
      row,
      changes.filter(({ proposal_id }) => proposal_id === row.id).map(changeOf),
      decisions.filter(({ proposal_id }) => proposal_id === row.id).map(decisionOf),
    ),
  );
};

/** The proposal, or null. */
export const findProposal = async (db: Reader, id: string): Promise<Proposal | null> => {
  const row = await db.selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? ((await withParts(db, [row]))[0] ?? null) : null;
};

/** The proposal, its row locked until the transaction ends. Faults `not-found`. */
export const lockProposal = async (trx: Transaction<Database>, id: string): Promise<Proposal> => {
  const row = await trx
    .selectFrom('proposals')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const [proposal] = row ? await withParts(trx, [row]) : [];
  if (!proposal) throw new Fault('not-found', 'There is no such proposal.');
  return proposal;
};

/** Moves a locked proposal along the table of legal moves. Faults `conflict` on any other move. */
export const moveProposal = async (
  trx: Transaction<Database>,
  proposal: Proposal,
  to: ProposalState,
  why: string | null,
): Promise<void> => {
  if (!canMove(proposal.state, to))
    throw new Fault('conflict', `This proposal is ${proposal.state} and cannot become ${to}.`);
  await trx
    .updateTable('proposals')
    .set({ state: to, state_reason: why })
    .where('id', '=', proposal.id)
    .execute();
};

/** Splits a change into the part that is sealed and the part that moves. */
export const changeRow = (proposalId: string, change: Change) => {
  const { state, problem, receipt, ...sealed } = change;
  return {
    proposal_id: proposalId,
    index: change.index,
    sealed: JSON.stringify(sealed),
    state,
    problem,
    receipt: receipt && JSON.stringify(receipt),
    intent: null,
    intended_at: null,
  };
};
