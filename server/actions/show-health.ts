import { isFault } from '../../lib/core/fault.ts';
import type { Services } from '../services.ts';

export interface Health {
  status: 'ok' | 'degraded';
  store: string;
  policyVersion: number | null;
}

/** Whether the backend can serve. Without a published policy it is degraded: nothing is allowed then. */
export const showHealth = async (services: Services): Promise<Health> => {
  try {
    const { version } = await services.policies.current();
    return { status: 'ok', store: 'ok', policyVersion: version };
  } catch (error) {
    return { status: 'degraded', store: isFault(error) ? 'ok' : 'unreachable', policyVersion: null };
  }
};
