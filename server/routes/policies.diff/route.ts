import { api } from '../../../lib/contract/api.ts';
import { comparePolicies } from '../../actions/compare-policies.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.diff'], ({ services, query }) =>
  comparePolicies(services, query),
);
