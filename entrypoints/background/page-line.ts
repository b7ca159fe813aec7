import { browser } from '../../lib/messaging/browser.ts';
import type { PageReplies, PageRequest } from '../../lib/page/messages.ts';

/** One document in the top frame of a tab. A later page of the tab has another id, and hears nothing meant for this one. */
export interface PageLine {
  tabId: number;
  documentId: string;
}

const timeoutMs = 10_000;

/** Puts the reader into the page's top frame. Doing it twice does no harm. @throws when the browser does not allow it */
export const reachPage = async (tabId: number): Promise<PageLine> => {
  const [injected] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    files: ['/record-reader.js'],
  });
  if (!injected) throw new Error('the page took no script');
  return { tabId, documentId: injected.documentId ?? '' };
};

/** Asks the reader once. What comes back is the page's word: check it before use. @throws when no answer comes in time */
export const askPage = async <R extends PageRequest>(
  line: PageLine,
  request: R,
): Promise<PageReplies[R['type']]> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('the page gave no answer in time')), timeoutMs);
  const answer = browser.tabs.sendMessage(line.tabId, request, target(line));
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
};

/** Firefox knows documents by their frame only. */
export const target = ({ documentId }: PageLine) => (documentId ? { documentId } : { frameId: 0 });
