import { api } from '../../../lib/contract/api.ts';
import { showProposal } from '../../actions/list-proposals.ts';
import { shownCard } from '../../actions/shown-card.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.show'], ({ services, person, params }) =>
  shownCard(services, person, showProposal(services, person, params.id)),
);
