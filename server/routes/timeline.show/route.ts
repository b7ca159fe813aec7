import { api } from '../../../lib/contract/api.ts';
import { showTimeline } from '../../actions/show-timeline.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['timeline.show'], ({ services, query }) => showTimeline(services, query));
