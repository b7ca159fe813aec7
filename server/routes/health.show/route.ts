import { api } from '../../../lib/contract/api.ts';
import { showHealth } from '../../actions/show-health.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['health.show'], ({ services }) => showHealth(services));
