import { api } from '../../../lib/contract/api.ts';
import { setStop } from '../../actions/set-stop.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['stop.set'], async ({ services, person, body }) => ({
  stopped: await setStop(services, person, body),
}));
