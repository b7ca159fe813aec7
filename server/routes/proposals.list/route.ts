import { api } from '../../../lib/contract/api.ts';
import { listProposals } from '../../actions/list-proposals.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.list'], ({ services, person, query }) =>
  listProposals(services, person, query),
);
