import { api } from '../../../lib/contract/api.ts';
import { rollBack } from '../../actions/roll-back.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.roll-back'], ({ services, person, params, body }) =>
  rollBack(services, person, params.id, body),
);
