import { api } from '../../../lib/contract/api.ts';
import { decideProposal } from '../../actions/decide-proposal.ts';
import { shownCard } from '../../actions/shown-card.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.decide'], ({ services, person, params, body }) =>
  shownCard(services, person, decideProposal(services, person, params.id, body)),
);
