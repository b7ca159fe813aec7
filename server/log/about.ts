import type { Actor, AuditEvent } from '../../lib/core/audit-event.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';

/** Countersign itself, for what no person did. */
export const ownService: Actor = { kind: 'service', sub: 'countersign', name: 'Countersign' };

export const actorOf = ({ sub, name }: Pick<SignedIn, 'sub' | 'name'>): Actor => ({
  kind: 'person',
  sub,
  name,
});

type Head = Omit<AuditEvent, 'type' | 'data'>;

/**
 * The head of an event about a proposal. The policy version is the one the card was sealed under, unless the step was
 * judged by a later one.
 */
export const aboutProposal = (
  proposal: Pick<Proposal, 'id' | 'record' | 'runId' | 'policyVersion'>,
  actor: Actor,
  at: Date | string,
  policyVersion = proposal.policyVersion,
): Head => ({
  at: new Date(at).toISOString(),
  actor,
  record: proposal.record,
  proposalId: proposal.id,
  runId: proposal.runId,
  policyVersion,
});
