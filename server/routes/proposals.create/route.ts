import { api } from '../../../lib/contract/api.ts';
import { createProposal } from '../../actions/create-proposal.ts';
import { shownCard } from '../../actions/shown-card.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.create'], ({ services, person, body }) =>
  shownCard(services, person, createProposal(services, person, body)),
);
