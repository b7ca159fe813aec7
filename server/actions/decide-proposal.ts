import type { Transaction } from 'kysely';
import type { BodyOf } from '../../lib/contract/endpoint.ts';
import type { proposalsDecide } from '../../lib/contract/proposals.ts';
import { Fault } from '../../lib/core/fault.ts';
import { openRequirements } from '../../lib/core/gate.ts';
import type { Decision, Proposal } from '../../lib/core/proposal.ts';
import { type Seat, type SignedIn, seatFor } from '../../lib/core/seat.ts';
import { lockProposal, moveProposal } from '../db/proposals.ts';
import type { Database } from '../db/schema.ts';
import { aboutProposal, actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';
import { recordRefusal } from './record-refusal.ts';
import { takeSeat } from './take-seat.ts';

type Request = BodyOf<typeof proposalsDecide>;

/** Why a decision cannot stand, or null. The seal binds it to the card the person saw. */
const refusal = (
  proposal: Proposal,
  { mayApprove }: Extract<Seat, { may: true }>,
  request: Request,
  reasonCodes: Record<string, string>,
): Fault | null => {
  if (proposal.seal !== request.seal)
    return new Fault('conflict', 'The card has changed since you opened it. Read it again, then decide.');
  if (request.outcome === 'approve' && !mayApprove)
    return new Fault(
      'forbidden',
      'You have edited this card, so another person approves it. With nobody else, reject it and say what to propose.',
    );
  if (request.outcome === 'reject' && !(request.reasonCode && Object.hasOwn(reasonCodes, request.reasonCode)))
    return new Fault('bad-input', `Choose a reason: ${Object.keys(reasonCodes).join(', ')}.`);
  return null;
};

const store = async (trx: Transaction<Database>, proposal: Proposal, decision: Decision): Promise<void> => {
  const stored = await trx
    .insertInto('decisions')
    .values({
      id: decision.id,
      proposal_id: proposal.id,
      by_sub: decision.by.sub,
      by_name: decision.by.name,
      role: decision.role,
      outcome: decision.outcome,
      reason_code: decision.reasonCode,
      note: decision.note,
      seal: decision.seal,
      at: decision.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!stored) throw new Fault('conflict', 'You have decided this already.');
};

/** Moves the proposal on when this decision settles it, and queues the apply in the same transaction. */
const settle = async (
  services: Services,
  trx: Transaction<Database>,
  proposal: Proposal,
  decision: Decision,
): Promise<boolean> => {
  if (decision.outcome === 'reject') {
    await moveProposal(trx, proposal, 'rejected', decision.note || decision.reasonCode);
    return false;
  }
  const gates = proposal.changes.map(({ gate }) => gate);
  if (openRequirements(gates, [...proposal.decisions, decision], proposal.seal).length > 0) return false;
  await moveProposal(trx, proposal, 'approved', null);
  await services.queue.enqueue(trx, 'apply-proposal', { proposalId: proposal.id });
  return true;
};

/**
 * One person's decision on exactly the card with this seal: lock, seat and gate again, bind to the seal, log, and queue
 * the apply when nothing is open any more — one transaction. Refusals are logged too.
 */
export const decideProposal = async (
  services: Services,
  person: SignedIn,
  id: string,
  request: Request,
): Promise<Proposal> => {
  const table = await services.policies.current();
  const outcome = await services.db.transaction().execute(async trx => {
    const proposal = await lockProposal(trx, id);
    const now = services.now();
    const seat = seatFor(table, proposal, person, now);
    if (!seat.may) return { proposal, fault: new Fault('forbidden', seat.why) };
    const fault = refusal(proposal, seat, request, table.policy.reasonCodes.reject);
    if (fault) return { proposal, fault };
    const decision: Decision = {
      id: services.newId(),
      by: { sub: person.sub, name: person.name },
      role: await takeSeat(trx, seat.roles),
      outcome: request.outcome,
      reasonCode: request.reasonCode ?? null,
      note: request.note ?? '',
      seal: proposal.seal,
      at: now.toISOString(),
    };
    await store(trx, proposal, decision);
    const approved = await settle(services, trx, proposal, decision);
    const decided = await lockProposal(trx, id);
    // Last, because every other writer waits for the log's head from here on.
    await appendEvent(trx, {
      type: 'decision.made',
      ...aboutProposal(proposal, actorOf(decision.by), decision.at, table.version),
      data: {
        number: proposal.number,
        outcome: decision.outcome,
        reasonCode: decision.reasonCode,
        note: decision.note,
        seal: decision.seal,
        role: decision.role,
        approved,
      },
    });
    return { proposal: decided, fault: null };
  });
  if (!outcome.fault) return outcome.proposal;
  await recordRefusal(services, person, outcome.proposal, request.outcome, outcome.fault.public);
  throw outcome.fault;
};
