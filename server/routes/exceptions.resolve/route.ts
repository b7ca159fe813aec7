import { api } from '../../../lib/contract/api.ts';
import { resolveException } from '../../actions/work-on-exception.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['exceptions.resolve'], ({ services, person, params, body }) =>
  resolveException(services, person, params.id, body),
);
