import { api } from '../../../lib/contract/api.ts';
import { rollBack } from '../../actions/roll-back.ts';
import { shownCard } from '../../actions/shown-card.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['proposals.roll-back'], ({ services, person, params, body }) =>
  shownCard(services, person, rollBack(services, person, params.id, body)),
);
