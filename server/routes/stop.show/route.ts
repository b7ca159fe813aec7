import { api } from '../../../lib/contract/api.ts';
import { showStops } from '../../actions/set-stop.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['stop.show'], async ({ services }) => ({
  stopped: await showStops(services),
}));
