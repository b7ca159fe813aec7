import type { Transaction } from 'kysely';
import type { OperationId } from '../../lib/contract/api.ts';
import type { PolicyDraftDetail, ShownPolicyDraft } from '../../lib/contract/policy-drafts.ts';
import type { AuditEvent, AuditType } from '../../lib/core/audit-event.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { PolicyDraft } from '../../lib/core/policy-draft.ts';
import { draftRefusal, type PolicyDraftVerb } from '../../lib/core/policy-draft-seat.ts';
import type { PolicyTable } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Database } from '../db/schema.ts';
import { actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import { findDraft, lockDraft, type StoredDraft } from '../policy/drafts.ts';
import type { Services } from '../services.ts';

type PolicyEventType = Extract<AuditType, `policy.${string}` | 'access.denied'>;

export type PolicyEventOf<T extends PolicyEventType> = Pick<
  Extract<AuditEvent, { type: T }>,
  'type' | 'data'
>;
type PolicyEvent = { [T in PolicyEventType]: PolicyEventOf<T> }[PolicyEventType];

/** One event about the policy itself, in the caller's transaction. */
export const logPolicyEvent = (
  trx: Transaction<Database>,
  person: SignedIn,
  at: Date,
  policyVersion: number | null,
  event: PolicyEvent,
): Promise<number> =>
  appendEvent(trx, {
    ...event,
    at: at.toISOString(),
    actor: actorOf(person),
    record: null,
    proposalId: null,
    runId: null,
    policyVersion,
  });

const refusalsOf = (
  draft: PolicyDraft,
  table: PolicyTable,
  person: SignedIn,
): ShownPolicyDraft['refusals'] => {
  const why = (verb: PolicyDraftVerb) => draftRefusal(verb, draft, table, person)?.why ?? null;
  return {
    edit: why('edit'),
    rebase: why('rebase'),
    submit: why('submit'),
    approve: why('approve'),
    return: why('return'),
    publish: why('publish'),
    discard: why('discard'),
  };
};

/** The draft with what this person may do with it, and why not. */
export const shownDraft = (draft: PolicyDraft, table: PolicyTable, person: SignedIn): ShownPolicyDraft => ({
  ...draft,
  refusals: refusalsOf(draft, table, person),
});

/** A step with a draft that is locked, in a transaction that is kept only when the step succeeds. */
export interface DraftWork {
  trx: Transaction<Database>;
  draft: StoredDraft;
  table: PolicyTable;
  at: Date;
}

export interface DraftStep {
  operation: OperationId;
  verb: PolicyDraftVerb;
}

const recordRefusal = (
  services: Services,
  person: SignedIn,
  operation: string,
  why: string,
): Promise<number> =>
  services.db
    .transaction()
    .execute(trx =>
      logPolicyEvent(trx, person, services.now(), null, { type: 'access.denied', data: { operation, why } }),
    );

/**
 * Does one step with a draft in one transaction: lock, ask whether this person may, work. Gives the draft as it is then.
 * Faults `forbidden` where another person has to do it, which is logged; `conflict` where the state does not fit.
 */
export const workOnDraft = async <T>(
  services: Services,
  person: SignedIn,
  id: string,
  { operation, verb }: DraftStep,
  work: (step: DraftWork) => Promise<T>,
): Promise<{ draft: PolicyDraftDetail; result: T }> => {
  const table = await services.policies.current();
  const outcome = await services.db.transaction().execute(async trx => {
    const draft = await lockDraft(trx, id);
    const refusal = draftRefusal(verb, draft, table, person);
    return refusal
      ? { refused: true as const, refusal }
      : { refused: false as const, result: await work({ trx, draft, table, at: services.now() }) };
  });
  if (outcome.refused) {
    const { code, why } = outcome.refusal;
    if (code === 'forbidden') await recordRefusal(services, person, operation, why);
    throw new Fault(code, why);
  }
  return { draft: await showPolicyDraft(services, person, id), result: outcome.result };
};

/** One draft with its document. Faults `not-found`. */
export const showPolicyDraft = async (
  services: Services,
  person: SignedIn,
  id: string,
): Promise<PolicyDraftDetail> => {
  const { startText: _startText, document, ...draft } = await findDraft(services.db, id);
  return { ...shownDraft(draft, await services.policies.current(), person), document };
};

/** Faults `conflict` unless the draft is still what the person has seen. */
export const requireSame = <T extends 'revision' | 'digest'>(
  draft: StoredDraft,
  what: T,
  seen: NonNullable<StoredDraft[T]>,
): void => {
  if (draft[what] !== seen)
    throw new Fault('conflict', 'The draft has changed since you opened it. Read it again first.');
};

/** What was said in review covers another text now, and no longer counts. Gives the events that say so, to be logged last. */
export const voidReviews = async (
  { trx, draft }: DraftWork,
  because: string,
): Promise<PolicyEventOf<'policy.review-voided'>[]> => {
  const voided = await trx
    .updateTable('policy_reviews')
    .set({ voided_because: because })
    .where('draft_id', '=', draft.id)
    .where('voided_because', 'is', null)
    .returning(['by_name', 'outcome', 'revision', 'digest'])
    .execute();
  return voided
    .filter(({ outcome }) => outcome === 'approve')
    .map(({ by_name: reviewer, revision, digest }) => ({
      type: 'policy.review-voided',
      data: { draft: draft.id, revision, digest, reviewer, because },
    }));
};
