import { api } from '../../../lib/contract/api.ts';
import { takeException } from '../../actions/work-on-exception.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['exceptions.take'], ({ services, person, params, body }) =>
  takeException(services, person, params.id, body),
);
