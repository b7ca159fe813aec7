import type { SessionArea } from '../lib/store/session-area.ts';

/** Session storage as the browser keeps it: copies of JSON values, in memory. */
export const memoryArea = (): SessionArea & { dump(): Record<string, unknown> } => {
  const items = new Map<string, string>();
  const pick = (names: string[]) =>
    Object.fromEntries(
      names.flatMap(name => (items.has(name) ? [[name, JSON.parse(items.get(name) as string)]] : [])),
    );
  return {
    get: async keys => pick(keys === null ? [...items.keys()] : [keys].flat()),
    set: async added => {
      for (const [name, value] of Object.entries(added)) items.set(name, JSON.stringify(value));
    },
    remove: async keys => {
      for (const name of [keys].flat()) items.delete(name);
    },
    dump: () => pick([...items.keys()]),
  };
};
