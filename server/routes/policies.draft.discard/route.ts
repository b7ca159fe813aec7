import { api } from '../../../lib/contract/api.ts';
import { discardPolicyDraft } from '../../actions/submit-policy-draft.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.discard'], ({ services, person, params }) =>
  discardPolicyDraft(services, person, params.id),
);
