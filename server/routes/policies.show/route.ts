import { api } from '../../../lib/contract/api.ts';
import { showPolicy } from '../../actions/show-policy.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.show'], ({ services, params }) =>
  showPolicy(services, params.version),
);
