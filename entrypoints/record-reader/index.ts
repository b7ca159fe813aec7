import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../../lib/messaging/browser.ts';
import { RecordReader } from '../../lib/page/read.ts';
import { answerRequests } from './answer-requests.ts';
import type { Runtime } from './runtime.ts';
import { serveWatches } from './serve-watches.ts';

/**
 * The runtime of the reader in this page; it loses its id when the extension is updated. Only this extension's own world
 * of the page has this name; the page's scripts do not see it.
 */
const world = globalThis as { countersignReader?: Runtime };

/**
 * Put into a page's top frame by the worker when the panel asks for a reading, and again for each reading. The first one
 * stays, because its memory holds what placeholders stand for; one of an earlier version of the extension is replaced.
 * It is a bare script, because the framework's own wrapper for content scripts announces the extension to the page.
 */
export default defineUnlistedScript(() => {
  if (world.countersignReader?.id) return;
  const { runtime } = browser;
  world.countersignReader = runtime;
  const reader = new RecordReader(document);
  answerRequests(runtime, reader);
  serveWatches(runtime, reader);
});
