import type { PolicyDraftDetail } from '../../lib/contract/policy-drafts.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Services } from '../services.ts';
import { type DraftWork, logPolicyEvent, requireSame, workOnDraft } from './work-on-policy-draft.ts';

const move = async (
  { trx, draft, table, at }: DraftWork,
  person: SignedIn,
  { step, state }: { step: 'submitted' | 'discarded'; state: 'in-review' | 'discarded' },
): Promise<void> => {
  const { id, revision, reason, baseVersion, digest } = draft;
  await trx.updateTable('policy_drafts').set({ state, updated_at: at }).where('id', '=', id).execute();
  await logPolicyEvent(trx, person, at, table.version, {
    type: 'policy.drafted',
    data: { draft: id, revision, step, reason, base: baseVersion, digest },
  });
};

/** Sends exactly this digest to review. */
export const submitPolicyDraft = async (
  services: Services,
  person: SignedIn,
  id: string,
  { digest }: { digest: string },
): Promise<PolicyDraftDetail> => {
  const step = { operation: 'policies.draft.submit', verb: 'submit' } as const;
  const { draft } = await workOnDraft(services, person, id, step, async work => {
    requireSame(work.draft, 'digest', digest);
    await move(work, person, { step: 'submitted', state: 'in-review' });
  });
  return draft;
};

/** Gives a draft up. It stays readable. */
export const discardPolicyDraft = async (
  services: Services,
  person: SignedIn,
  id: string,
): Promise<PolicyDraftDetail> => {
  const step = { operation: 'policies.draft.discard', verb: 'discard' } as const;
  const { draft } = await workOnDraft(services, person, id, step, work =>
    move(work, person, { step: 'discarded', state: 'discarded' }),
  );
  return draft;
};
