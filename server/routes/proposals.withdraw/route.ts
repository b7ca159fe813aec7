import { api } from '../../../lib/contract/api.ts';
import { shownCard } from '../../actions/shown-card.ts';
import { withdrawProposal } from '../../actions/withdraw-proposal.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.withdraw'], ({ services, person, params }) =>
  shownCard(services, person, withdrawProposal(services, person, params.id)),
);
