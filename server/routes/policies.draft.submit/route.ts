import { api } from '../../../lib/contract/api.ts';
import { submitPolicyDraft } from '../../actions/submit-policy-draft.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.submit'], ({ services, person, params, body }) =>
  submitPolicyDraft(services, person, params.id, body),
);
