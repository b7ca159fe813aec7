import { api } from '../../../lib/contract/api.ts';
import { withdrawProposal } from '../../actions/withdraw-proposal.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.withdraw'], ({ services, person, params }) =>
  withdrawProposal(services, person, params.id),
);
