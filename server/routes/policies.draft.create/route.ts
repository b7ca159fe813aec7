import { api } from '../../../lib/contract/api.ts';
import { createPolicyDraft } from '../../actions/create-policy-draft.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.create'], ({ services, person, body }) =>
  createPolicyDraft(services, person, body),
);
