import { api } from '../../../lib/contract/api.ts';
import { exportEvidence } from '../../actions/export-evidence.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['evidence.export'], ({ services, person, params }) =>
  exportEvidence(services, person, params.id),
);
