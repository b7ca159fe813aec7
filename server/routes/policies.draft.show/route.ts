import { api } from '../../../lib/contract/api.ts';
import { showPolicyDraft } from '../../actions/work-on-policy-draft.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.show'], ({ services, person, params }) =>
  showPolicyDraft(services, person, params.id),
);
