import { Dexie, type EntityTable } from 'dexie';
import { noteTime } from './clock.ts';
import { type DraftBinding, newSecret, open, type SealedText, seal } from './draft-cipher.ts';
import { findKey, forgetKey, forgetKeys, keepKey } from './draft-keys.ts';
import type { SessionArea } from './session-area.ts';

/** A draft as the person last saw it, with placeholders in the place of masked values. Never store revealed text. */
interface LocalDraft extends DraftBinding {
  body: string;
}

/**
 * Drafts of this browser: encrypted in IndexedDB, one per record and person, with their keys in memory only. A draft
 * whose time is over is never returned, whether or not anything swept. Times are epoch milliseconds.
 */
export interface DraftStore {
  saveDraft(draft: LocalDraft, nowMs: number): Promise<void>;
  readDraft(recordKey: string, sub: string, nowMs: number): Promise<LocalDraft | null>;
  dropDraft(recordKey: string, sub: string): Promise<void>;
  /** Forgets what is over, or everything if the clock was set back. Returns how many drafts are left. */
  sweep(nowMs: number): Promise<number>;
  /** For sign-out: after it no draft can be read by anybody. */
  wipe(): Promise<void>;
}

interface Row extends SealedText {
  id: string;
  savedAtMs: number;
}

/** A row is written just before its key: a sweep in between must leave it alone. */
const graceMs = 60_000;

export const openDraftStore = (area: SessionArea, databaseName = 'countersign'): DraftStore => {
  const rows = openRows(databaseName);

  const dropDraft = async (recordKey: string, sub: string) => {
    const key = await findKey(area, sub, recordKey);
    await forgetKey(area, sub, recordKey);
    if (key) await rows.delete(key.row);
  };

  // The keys go first, everywhere below: from then on the rows are noise, even if deleting them fails.
  const wipe = async () => {
    await forgetKeys(area, () => true);
    await rows.clear();
  };

  const sweep = async (nowMs: number) => {
    const { timeMs, setBack } = await noteTime(area, nowMs);
    const living = await forgetKeys(area, key => setBack || key.expiresAtMs <= timeMs);
    await rows.filter(row => !living.has(row.id) && Math.abs(nowMs - row.savedAtMs) > graceMs).delete();
    return living.size;
  };

  const saveDraft = async ({ body, ...binding }: LocalDraft, nowMs: number) => {
    if ((await noteTime(area, nowMs)).setBack) await wipe();
    const { recordKey, sub, runId, expiresAtMs } = binding;
    const former = await findKey(area, sub, recordKey);
    const secret = newSecret();
    const row = crypto.randomUUID();
    await rows.add({ id: row, savedAtMs: nowMs, ...(await seal(secret, binding, body)) });
    await keepKey(area, sub, recordKey, { row, runId, expiresAtMs, secret });
    if (former) await rows.delete(former.row);
  };

  const readDraft = async (recordKey: string, sub: string, nowMs: number) => {
    const { timeMs, setBack } = await noteTime(area, nowMs);
    if (setBack) await wipe();
    const key = await findKey(area, sub, recordKey);
    if (!key) return null;
    const binding = { recordKey, sub, runId: key.runId, expiresAtMs: key.expiresAtMs };
    const row = key.expiresAtMs > timeMs ? await rows.get(key.row) : undefined;
    const body = row ? await open(key.secret, binding, row) : null;
    if (body === null) await dropDraft(recordKey, sub);
    return body === null ? null : { ...binding, body };
  };

  return { saveDraft, readDraft, dropDraft, sweep, wipe };
};

const openRows = (name: string): EntityTable<Row, 'id'> => {
  const database = new Dexie(name);
  database.version(1).stores({ drafts: 'id' });
  return database.table('drafts') as EntityTable<Row, 'id'>;
};
