import { api } from '../../../lib/contract/api.ts';
import { editPolicyDraft } from '../../actions/edit-policy-draft.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.edit'], ({ services, person, params, body }) =>
  editPolicyDraft(services, person, params.id, body),
);
