import { api } from '../../../lib/contract/api.ts';
import { listProposals } from '../../actions/list-proposals.ts';
import { shownCards } from '../../actions/shown-card.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.list'], ({ services, person, query }) =>
  shownCards(services, person, listProposals(services, person, query)),
);
