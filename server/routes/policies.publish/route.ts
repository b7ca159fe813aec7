import { api } from '../../../lib/contract/api.ts';
import { publishPolicy } from '../../actions/publish-policy.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.publish'], ({ services, person, body }) =>
  publishPolicy(services, { kind: 'person', sub: person.sub, name: person.name }, body.yaml),
);
