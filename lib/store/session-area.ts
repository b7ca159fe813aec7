/**
 * Storage in memory, for the extension's own contexts, gone when the browser closes: `storage.session`. It is handed in
 * so that this folder needs no browser to be tested.
 */
export interface SessionArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}
