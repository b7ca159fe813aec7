import { api } from '../../../lib/contract/api.ts';
import { showProposal } from '../../actions/list-proposals.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.show'], ({ services, person, params }) =>
  showProposal(services, person, params.id),
);
