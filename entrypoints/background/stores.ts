import { browser } from '../../lib/messaging/browser.ts';
import { openDraftStore } from '../../lib/store/drafts.ts';

export const memory = browser.storage.session;
export const drafts = openDraftStore(memory);
