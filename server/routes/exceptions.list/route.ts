import { api } from '../../../lib/contract/api.ts';
import { listExceptions } from '../../actions/list-exceptions.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['exceptions.list'], ({ services, person, query }) =>
  listExceptions(services, person, query),
);
