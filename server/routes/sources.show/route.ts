import { api } from '../../../lib/contract/api.ts';
import { showSource } from '../../actions/show-source.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['sources.show'], ({ services, person, params }) =>
  showSource(services, person, params.id, params.source),
);
