import type { browser } from '../../lib/messaging/browser.ts';

/** What this script uses of the extension's runtime. */
export type Runtime = Pick<typeof browser.runtime, 'id' | 'onMessage' | 'onConnect'>;
