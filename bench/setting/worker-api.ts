import type { Worker } from 'playwright';
import type { ExtensionBrowser } from '../../test/browser/extension-browser.ts';

export type Script = 'record-reader.js' | 'bare-reader.js';

interface Chrome {
  tabs: {
    query(filter: { url: string }): Promise<{ id: number }[]>;
    sendMessage(tabId: number, message: object, options: { frameId: number }): Promise<unknown>;
    connect(tabId: number, info: { name: string; frameId: number }): { postMessage(message: object): void };
  };
  scripting: {
    executeScript(injection: {
      target: { tabId: number; frameIds: number[] };
      files: string[];
    }): Promise<unknown>;
  };
}

/** The extension's API inside the worker, where these functions run. */
declare const chrome: Chrome;

export const workerOf = async ({ context }: ExtensionBrowser): Promise<Worker> =>
  context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');

/** What the extension's worker does to the tab at `url`, asked of the real worker. */
export const extensionApi = (worker: Worker, url: string) => ({
  inject: (script: Script): Promise<void> =>
    worker.evaluate(
      async ([address, file]) => {
        for (const { id } of await chrome.tabs.query({ url: address }))
          await chrome.scripting.executeScript({ target: { tabId: id, frameIds: [0] }, files: [file] });
      },
      [url, `/${script}`] as const,
    ),
  ask: (message: object): Promise<unknown> =>
    worker.evaluate(
      async ([address, sent]) => {
        const [tab] = await chrome.tabs.query({ url: address });
        return tab && chrome.tabs.sendMessage(tab.id, sent, { frameId: 0 });
      },
      [url, message] as const,
    ),
  connect: (name: string, message: object): Promise<void> =>
    worker.evaluate(
      async ([address, line, sent]) => {
        const [tab] = await chrome.tabs.query({ url: address });
        if (tab) chrome.tabs.connect(tab.id, { name: line, frameId: 0 }).postMessage(sent);
      },
      [url, name, message] as const,
    ),
});
