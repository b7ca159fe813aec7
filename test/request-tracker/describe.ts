import { describe } from 'vitest';
import { findRequestTracker } from './install.ts';

const found = await findRequestTracker();
const missing = 'missing' in found ? found.missing : null;

/**
 * Describes tests that need a real Request Tracker. Without one they are left out in CI's absence, with the reason in
 * their title; in CI they fail.
 */
export const describeWithRequestTracker = (title: string, tests: () => void): void => {
  if (missing && process.env.CI === 'true') throw new Error(missing);
  describe.runIf(!missing)(missing ? `${title} (left out: ${missing})` : title, tests);
};
