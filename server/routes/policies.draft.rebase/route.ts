import { api } from '../../../lib/contract/api.ts';
import { rebasePolicyDraft } from '../../actions/edit-policy-draft.ts';
import { jsonRoute } from '../route.ts';

export const route = jsonRoute(api['policies.draft.rebase'], ({ services, person, params, body }) =>
  rebasePolicyDraft(services, person, params.id, body),
);
