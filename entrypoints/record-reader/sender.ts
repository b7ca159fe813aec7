import type { Browser, browser } from '../../lib/messaging/browser.ts';

/** What this script uses of the extension's runtime. */
export type Runtime = Pick<typeof browser.runtime, 'id' | 'onMessage' | 'onConnect'>;

/** Whether a message comes from this extension's worker or panel: not from a tab, and not from another extension. */
export const isOurs = (
  runtime: Pick<Runtime, 'id'>,
  sender: Browser.runtime.MessageSender | undefined,
): boolean => sender?.id === runtime.id && !sender?.tab;
