import { callBackend } from '../../lib/api/call.ts';
import type { ReadResult } from '../../lib/contract/messages.ts';
import { authorized } from './authorized.ts';
import { readByPlans } from './read-record.ts';

/**
 * Reads the record in a tab as the panel of somebody with this role would read it, under a policy or a draft. The backend
 * decides who may ask, and makes the plans; what is read stays in this browser. @throws ProblemError
 */
export const previewAsRole = async (tabId: number, policy: string, role: string): Promise<ReadResult> => {
  const { plans } = await authorized(line => callBackend(line, 'plans.preview', { query: { policy, role } }));
  return readByPlans(tabId, plans, null);
};
