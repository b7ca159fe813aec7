import { api } from '../../../lib/contract/api.ts';
import { explainPolicyCell } from '../../actions/compare-policies.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.explain'], ({ services, query }) =>
  explainPolicyCell(services, query),
);
