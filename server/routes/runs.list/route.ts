import { api } from '../../../lib/contract/api.ts';
import { listRuns } from '../../actions/list-runs.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['runs.list'], ({ services, person, query }) =>
  listRuns(services, person, query),
);
