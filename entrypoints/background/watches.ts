import { z } from 'zod';
import { fieldPlan } from '../../lib/contract/session.ts';
import { type Browser, browser } from '../../lib/messaging/browser.ts';
import type { WatchPortName, WatchRequest } from '../../lib/page/messages.ts';
import { target } from './page-line.ts';
import { readPage } from './read-page.ts';
import { memory } from './stores.ts';

const watched = z.strictObject({
  tabId: z.number().int(),
  documentId: z.string(),
  plan: fieldPlan,
  contentHash: z.string(),
});
type Watched = z.infer<typeof watched>;

const prefix = 'watch/';
const portName: WatchPortName = 'countersign.watch';
const notice = z.object({ type: z.literal('changed'), what: z.enum(['record', 'values']) });

/** Only the lines of this worker's life; what is watched is kept in session storage. */
const lines = new Map<number, Browser.runtime.Port>();

/** Tells every open page when the record that was just read changes, until the tab shows another document. */
export const watchRecord = async (record: Watched): Promise<void> => {
  await memory.set({ [prefix + record.tabId]: record });
  listen(record);
};

/** A worker that was ended heard nothing meanwhile: compare each watched record with its reading, then go on. */
export const resumeWatches = async (): Promise<void> => {
  for (const record of await watchedRecords()) {
    const reply = await readPage(record, record.plan, { preview: true });
    if (typeof reply === 'object' && reply.ok && reply.reading.contentHash === record.contentHash)
      listen(record);
    else await lose(record.tabId);
  }
};

export const unwatchAll = async (): Promise<void> => {
  for (const line of lines.values()) line.disconnect();
  lines.clear();
  await memory.remove((await watchedRecords()).map(({ tabId }) => prefix + tabId));
};

const watchedRecords = async (): Promise<Watched[]> =>
  Object.entries(await memory.get(null))
    .filter(([name]) => name.startsWith(prefix))
    .flatMap(([, value]) => watched.safeParse(value).data ?? []);

const listen = (record: Watched): void => {
  const { tabId, plan } = record;
  lines.get(tabId)?.disconnect();
  const line = browser.tabs.connect(tabId, { name: portName, ...target(record) });
  lines.set(tabId, line);
  line.onMessage.addListener((raw: unknown) => {
    if (notice.safeParse(raw).success) void tellPages(tabId);
  });
  line.onDisconnect.addListener(() => {
    if (lines.get(tabId) === line) void lose(tabId);
  });
  line.postMessage({ type: 'watch', plan } satisfies WatchRequest);
};

/** The document is gone: so is the record that was read from it. */
const lose = async (tabId: number): Promise<void> => {
  lines.delete(tabId);
  await memory.remove(prefix + tabId);
  await tellPages(tabId);
};

/** What a page knows of this tab's record is no longer so. */
export const tellPages = async (tabId: number): Promise<void> => {
  // The browser rejects when no page is open to hear it, and then nobody needs to know.
  await browser.runtime.sendMessage({ type: 'record.changed', tabId }).catch(() => undefined);
};
