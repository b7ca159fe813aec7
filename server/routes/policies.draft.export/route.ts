import { api } from '../../../lib/contract/api.ts';
import { exportPolicyDraft } from '../../actions/list-policy-drafts.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.export'], ({ services, params }) =>
  exportPolicyDraft(services, params.id),
);
