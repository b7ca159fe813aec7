import { api } from '../../../lib/contract/api.ts';
import { showPolicyImpact } from '../../actions/show-policy-impact.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.impact'], ({ services, person, query }) =>
  showPolicyImpact(services, person, query),
);
