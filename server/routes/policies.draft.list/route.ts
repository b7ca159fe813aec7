import { api } from '../../../lib/contract/api.ts';
import { listPolicyDrafts } from '../../actions/list-policy-drafts.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.list'], ({ services, person, query }) =>
  listPolicyDrafts(services, person, query),
);
