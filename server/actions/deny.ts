import { Fault } from '../../lib/core/fault.ts';

/** A policy's refusal as a fault; routes log it as `access.denied`. */
export const denied = (reasons: readonly string[]): Fault => new Fault('forbidden', reasons.join(' '));
