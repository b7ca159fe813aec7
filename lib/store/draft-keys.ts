import { z } from 'zod';
import type { SessionArea } from './session-area.ts';

const prefix = 'draft-key/';

const draftKey = z.strictObject({
  /** The row of the encrypted draft in IndexedDB. */
  row: z.string(),
  runId: z.string(),
  expiresAtMs: z.number(),
  secret: z.array(z.number().int().min(0).max(255)).length(32),
});
/** Everything needed to read one draft. It lives in memory only: without it the row on disk is noise. */
export type DraftKey = z.infer<typeof draftKey>;

export const isDraftKey = (name: string): boolean => name.startsWith(prefix);

const nameOf = (sub: string, recordKey: string) => prefix + JSON.stringify([sub, recordKey]);

export const findKey = async (
  area: SessionArea,
  sub: string,
  recordKey: string,
): Promise<DraftKey | null> => {
  const name = nameOf(sub, recordKey);
  return draftKey.safeParse((await area.get(name))[name]).data ?? null;
};

export const keepKey = (area: SessionArea, sub: string, recordKey: string, key: DraftKey): Promise<void> =>
  area.set({ [nameOf(sub, recordKey)]: key });

export const forgetKey = (area: SessionArea, sub: string, recordKey: string): Promise<void> =>
  area.remove(nameOf(sub, recordKey));

/** Forgets the keys for which `isDead` holds, and returns the rows that can still be read. */
export const forgetKeys = async (
  area: SessionArea,
  isDead: (key: DraftKey) => boolean,
): Promise<Set<string>> => {
  const dead: string[] = [];
  const living = new Set<string>();
  for (const [name, value] of Object.entries(await area.get(null))) {
    if (!isDraftKey(name)) continue;
    const key = draftKey.safeParse(value).data;
    if (!key || isDead(key)) dead.push(name);
    else living.add(key.row);
  }
  await area.remove(dead);
  return living;
};
