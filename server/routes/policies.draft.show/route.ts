import { api } from '../../../lib/contract/api.ts';
import { showPolicyDraft } from '../../actions/list-policy-drafts.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.show'], ({ services, person, params }) =>
  showPolicyDraft(services, person, params.id),
);
