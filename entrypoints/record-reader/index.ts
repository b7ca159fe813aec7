import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../../lib/messaging/browser.ts';
import { RecordReader } from '../../lib/page/read.ts';
import { answerRequests } from './answer-requests.ts';
import { serveWatches } from './serve-watches.ts';

interface Installed {
  isAlive(): boolean;
}

/** Only this extension's own world of the page has this; the page's scripts do not see it. */
const place = globalThis as { countersignReader?: Installed };

/**
 * Put into a page's top frame by the worker when the panel asks for a reading, and again for each reading. The first one
 * stays, because its memory holds what placeholders stand for; one of an earlier version of the extension is replaced.
 * It is a bare script, because the framework's own wrapper for content scripts announces the extension to the page.
 */
export default defineUnlistedScript(() => {
  if (place.countersignReader?.isAlive()) return;
  const { runtime } = browser;
  place.countersignReader = { isAlive: () => runtime.id !== undefined };
  answerRequests(runtime, new RecordReader(document));
  serveWatches(runtime);
});
