import { api } from '../../../lib/contract/api.ts';
import { showSession } from '../../actions/show-session.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['me.show'], ({ services, person }) => showSession(services, person));
