import { api } from '../../../lib/contract/api.ts';
import { editProposal } from '../../actions/edit-proposal.ts';
import { shownCard } from '../../actions/shown-card.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.edit'], ({ services, person, params, body }) =>
  shownCard(services, person, editProposal(services, person, params.id, body)),
);
