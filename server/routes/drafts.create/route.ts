import { api } from '../../../lib/contract/api.ts';
import { startRun } from '../../actions/draft-reply.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['drafts.create'], ({ services, person, body }) =>
  startRun(services, person, body),
);
