import { api } from '../../../lib/contract/api.ts';
import { previewPlans } from '../../actions/preview-plans.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['plans.preview'], ({ services, query }) => previewPlans(services, query));
