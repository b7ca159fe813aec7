import { api } from '../../../lib/contract/api.ts';
import { publishPolicyDraft } from '../../actions/publish-policy-draft.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.publish'], ({ services, person, params, body }) =>
  publishPolicyDraft(services, person, params.id, body),
);
