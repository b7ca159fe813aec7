import type { PolicyDraftDetail } from '../lib/contract/policy-drafts.ts';
import type { PolicyEdit } from '../lib/core/policy-edit.ts';
import type { SignedIn } from '../lib/core/seat.ts';
import { createPolicyDraft } from '../server/actions/create-policy-draft.ts';
import { editPolicyDraft } from '../server/actions/edit-policy-draft.ts';
import { publishPolicyDraft } from '../server/actions/publish-policy-draft.ts';
import { reviewPolicyDraft } from '../server/actions/review-policy-draft.ts';
import { submitPolicyDraft } from '../server/actions/submit-policy-draft.ts';
import type { Services } from '../server/services.ts';
import { lena, tomas } from './services.ts';

/** The digest of a draft that has no problems. */
export const digestIn = ({ digest, problems }: PolicyDraftDetail): string => {
  if (digest === null) throw new Error(`the draft has problems: ${JSON.stringify(problems)}`);
  return digest;
};

/** A draft on the version in force with these edits. */
export const aPolicyDraft = async (
  services: Services,
  edits: PolicyEdit[] = [],
  author: SignedIn = tomas,
): Promise<PolicyDraftDetail> => {
  const draft = await createPolicyDraft(services, author, {
    reason: 'for the test',
    start: { from: 'current' },
  });
  return edits.length === 0
    ? draft
    : editPolicyDraft(services, author, draft.id, { revision: draft.revision, edits });
};

/** The same, sent to review. */
export const aSubmittedDraft = async (
  services: Services,
  edits: PolicyEdit[],
  author: SignedIn = tomas,
): Promise<PolicyDraftDetail> => {
  const draft = await aPolicyDraft(services, edits, author);
  return submitPolicyDraft(services, author, draft.id, { digest: digestIn(draft) });
};

export const approveDraft = (
  services: Services,
  draft: PolicyDraftDetail,
  reviewer: SignedIn = lena,
): Promise<PolicyDraftDetail> =>
  reviewPolicyDraft(services, reviewer, draft.id, { outcome: 'approve', digest: digestIn(draft), note: '' });

/** Puts edits in force by the usual way: Tomás writes and publishes, Lena reviews. */
export const publishEdits = async (services: Services, edits: PolicyEdit[]): Promise<PolicyDraftDetail> => {
  const draft = await approveDraft(services, await aSubmittedDraft(services, edits));
  return publishPolicyDraft(services, tomas, draft.id, { digest: digestIn(draft) });
};
