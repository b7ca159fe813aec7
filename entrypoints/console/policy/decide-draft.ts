import type { DraftVerb } from '../../../components/policy/versions/draft-decisions.tsx';
import type { PolicyDraftDetail } from '../../../lib/contract/policy-drafts.ts';
import { callApi } from '../../../lib/messaging/client.ts';

/** Carries one decision out, on exactly the digest that the person looked at. */
export const decideDraft = async (
  { id, digest }: PolicyDraftDetail,
  verb: DraftVerb,
  note: string,
): Promise<PolicyDraftDetail> => {
  const params = { id };
  if (verb === 'discard') return callApi('policies.draft.discard', { params });
  if (digest === null) throw new Error('The draft has problems. Mend them first.');
  switch (verb) {
    case 'submit':
      return callApi('policies.draft.submit', { params, body: { digest } });
    case 'approve':
    case 'return':
      return callApi('policies.draft.review', { params, body: { outcome: verb, digest, note } });
    case 'publish':
      return callApi('policies.draft.publish', { params, body: { digest } });
  }
};
