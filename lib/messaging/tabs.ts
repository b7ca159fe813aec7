import { browser } from './browser.ts';
import { grantPattern } from './hosts.ts';

/**
 * Tells which tab the panel stands beside, now and after every switch or finished load in this window, until the
 * returned function is called.
 */
export const watchActiveTab = (listener: (tabId: number | null) => void): (() => void) => {
  let current: number | null | undefined;
  const look = async () => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const tabId = tab?.id ?? null;
    if (tabId === current) return;
    current = tabId;
    listener(tabId);
  };
  const onUpdated = (tabId: number, change: { status?: string; url?: string }) => {
    if (tabId === current && (change.status === 'complete' || change.url)) listener(tabId);
  };
  const onActivated = () => void look();
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  void look();
  return () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
};

/**
 * Asks the person for one help-desk host, such as `https://desk.example/*`. Call it straight from a click: the browser
 * refuses the question at any other moment.
 */
export const requestHost = (host: string): Promise<boolean> =>
  browser.permissions.request({ origins: [grantPattern(host)] });

/** Whether the browser lets the extension read pages of this host. */
export const isHostGranted = (host: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [grantPattern(host)] });

/** Brings the tab of the page that calls it back to the person. */
export const comeToFront = async (): Promise<void> => {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.update(tab.id, { active: true });
};

/** Opens the console as a page of its own. */
export const openConsole = async (): Promise<void> => {
  await browser.tabs.create({ url: '/console.html' });
};

/** Hears that the record a tab shows is another one, or has changed, since it was read. */
export const onRecordChanged = (listener: (tabId: number) => void): (() => void) => {
  const onMessage = (message: unknown, sender: { tab?: unknown }) => {
    const notice = message as { type?: unknown; tabId?: unknown } | null;
    if (sender.tab || notice?.type !== 'record.changed' || typeof notice.tabId !== 'number') return;
    listener(notice.tabId);
  };
  browser.runtime.onMessage.addListener(onMessage);
  return () => browser.runtime.onMessage.removeListener(onMessage);
};
