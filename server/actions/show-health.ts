import { isFault } from '../../lib/core/fault.ts';
import type { Services } from '../services.ts';

export interface Health {
  status: 'ok' | 'degraded';
  store: string;
  policyVersion: number | null;
}

/**
 * Whether the backend can serve. It is degraded without a published policy, when nothing is allowed, and when the log
 * can no longer be signed; the backend's own log says why.
 */
export const showHealth = async (services: Services): Promise<Health> => {
  try {
    const { version } = await services.policies.current();
    const status = services.checkpoints.problem() === null ? 'ok' : 'degraded';
    return { status, store: 'ok', policyVersion: version };
  } catch (error) {
    return { status: 'degraded', store: isFault(error) ? 'ok' : 'unreachable', policyVersion: null };
  }
};
