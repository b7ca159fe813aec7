import { api } from '../../../lib/contract/api.ts';
import { listPolicies } from '../../actions/list-policies.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.list'], ({ services, query }) => listPolicies(services, query));
