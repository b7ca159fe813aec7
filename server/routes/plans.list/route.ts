import { api } from '../../../lib/contract/api.ts';
import { listPlans } from '../../actions/show-session.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['plans.list'], async ({ services, person }) => ({
  plans: await listPlans(services, person),
}));
