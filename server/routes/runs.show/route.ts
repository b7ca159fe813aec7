import { api } from '../../../lib/contract/api.ts';
import { showRun } from '../../actions/show-run.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['runs.show'], ({ services, person, params }) =>
  showRun(services, person, params.id),
);
