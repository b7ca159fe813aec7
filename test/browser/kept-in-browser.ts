import type { Page } from 'playwright';

interface Area {
  get(keys: null): Promise<Record<string, unknown>>;
}

/**
 * Everything that the extension keeps in this browser, as text by place, as seen from one of its own pages: its storage
 * areas, local storage, every database with every row, and the titles and addresses of all tabs.
 */
export const keptInBrowser = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        storage: Record<'session' | 'local', Area>;
        tabs: { query(all: object): Promise<{ title?: string; url?: string }[]> };
      };
    };
    const asText = (value: unknown): string =>
      JSON.stringify(value, (_key, part) =>
        ArrayBuffer.isView(part) || part instanceof ArrayBuffer
          ? new TextDecoder('latin1').decode(part)
          : part,
      );
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const rowsOf = async (name: string): Promise<unknown[]> => {
      const database = await settled(indexedDB.open(name));
      const rows = await Promise.all(
        [...database.objectStoreNames].map(store =>
          settled(database.transaction(store).objectStore(store).getAll()),
        ),
      );
      database.close();
      return rows.flat();
    };
    const databases = await indexedDB.databases();
    return {
      'session storage': asText(await chrome.storage.session.get(null)),
      'local storage': asText([await chrome.storage.local.get(null), { ...localStorage }, document.cookie]),
      databases: asText(await Promise.all(databases.map(({ name = '' }) => rowsOf(name)))),
      tabs: asText((await chrome.tabs.query({})).map(({ title, url }) => [title, url])),
    };
  });
