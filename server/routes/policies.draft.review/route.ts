import { api } from '../../../lib/contract/api.ts';
import { reviewPolicyDraft } from '../../actions/review-policy-draft.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.review'], ({ services, person, params, body }) =>
  reviewPolicyDraft(services, person, params.id, body),
);
