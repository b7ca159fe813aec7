import { api } from '../../../lib/contract/api.ts';
import { watchEvents } from '../../actions/watch-events.ts';
import { streamRoute } from '../route.ts';

export const route = streamRoute(api['events.stream'], async ({ services, person, after, signal }) =>
  watchEvents(services, person, after, signal),
);
