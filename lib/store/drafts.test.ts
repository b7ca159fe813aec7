import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryArea } from '../../test/memory-area.ts';
import { type DraftStore, openDraftStore } from './drafts.ts';

const startMs = Date.parse('2026-11-20T09:00:00Z');
const minutes = (count: number) => count * 60_000;

const record = 'rt/ticket/1042';
const amira = 'amira-sub';
const aDraft = (changes: Partial<Parameters<DraftStore['saveDraft']>[0]> = {}) => ({
  recordKey: record,
  sub: amira,
  runId: '0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11',
  body: 'Hello Dana, the second charge on [card 1] will be returned.',
  expiresAtMs: startMs + minutes(15),
  ...changes,
});

let area: ReturnType<typeof memoryArea>;
let name: string;
let store: DraftStore;
beforeEach(() => {
  area = memoryArea();
  name = `drafts-${crypto.randomUUID()}`;
  store = openDraftStore(area, name);
});

interface StoredRow {
  id: string;
  iv: Uint8Array;
  sealed: Uint8Array;
}

/** The disk as somebody would find it who can read and write it. */
const onDisk = async <T>(
  work: (rows: import('dexie').Table<StoredRow, string>) => Promise<T>,
): Promise<T> => {
  const database = await new Dexie(name).open();
  const result = await work(database.table('drafts'));
  database.close();
  return result;
};
const rowsOnDisk = () => onDisk(rows => rows.toArray());

describe('a local draft', () => {
  it('is given back to the person who saved it until its time is over', async () => {
    await store.saveDraft(aDraft(), startMs);
    expect(await store.readDraft(record, amira, startMs + minutes(15) - 1)).toEqual(aDraft());
  });

  it('is given back by a revived worker, which has only storage left', async () => {
    await store.saveDraft(aDraft(), startMs);
    expect(await openDraftStore(area, name).readDraft(record, amira, startMs + 1)).toEqual(aDraft());
  });

  it('is never given to another person or for another record', async () => {
    await store.saveDraft(aDraft(), startMs);
    expect(await store.readDraft(record, 'ben-sub', startMs)).toBeNull();
    expect(await store.readDraft('rt/ticket/1043', amira, startMs)).toBeNull();
  });

  it('replaces the one before it, and leaves one row on disk', async () => {
    await store.saveDraft(aDraft(), startMs);
    await store.saveDraft(aDraft({ body: 'shorter' }), startMs + 1);
    expect(await store.readDraft(record, amira, startMs + 2)).toMatchObject({ body: 'shorter' });
    expect(await rowsOnDisk()).toHaveLength(1);
  });

  it('lies on disk with nothing readable: no text, person, record or run', async () => {
    await store.saveDraft(aDraft(), startMs);
    const bytes = (await rowsOnDisk()).map(row => ({
      ...row,
      iv: Buffer.from(row.iv).toString('latin1'),
      sealed: Buffer.from(row.sealed).toString('latin1'),
    }));
    const disk = JSON.stringify(bytes);
    for (const secret of ['Dana', 'card', amira, '1042', aDraft().runId]) expect(disk).not.toContain(secret);
  });

  it('leaves its text out of session storage', async () => {
    await store.saveDraft(aDraft(), startMs);
    expect(JSON.stringify(area.dump())).not.toContain('Dana');
  });
});

describe('an expired draft', () => {
  it('check 14: is not given back at its last moment, though nothing swept', async () => {
    await store.saveDraft(aDraft(), startMs);
    expect(await store.readDraft(record, amira, startMs + minutes(15))).toBeNull();
  });

  it('is gone for good once it was asked for too late, whatever the clock says later', async () => {
    await store.saveDraft(aDraft(), startMs);
    await store.readDraft(record, amira, startMs + minutes(15));
    expect(await store.readDraft(record, amira, startMs + 1)).toBeNull();
    expect(await rowsOnDisk()).toEqual([]);
  });

  it('check 14: cannot be read with the clock set back', async () => {
    await store.saveDraft(aDraft(), startMs + minutes(10));
    expect(await store.readDraft(record, amira, startMs)).toBeNull();
    expect(await store.readDraft(record, amira, startMs + minutes(11))).toBeNull();
  });

  it('cannot be read after the browser was closed or the machine was off', async () => {
    await store.saveDraft(aDraft(), startMs);
    const afterRestart = openDraftStore(memoryArea(), name);
    expect(await afterRestart.readDraft(record, amira, startMs + 1)).toBeNull();
  });

  it('cannot be brought to life by a longer time in storage', async () => {
    await store.saveDraft(aDraft(), startMs);
    const [[keyName, key]] = Object.entries(area.dump()).filter(([item]) =>
      item.startsWith('draft-key/'),
    ) as [[string, object]];
    await area.set({ [keyName]: { ...key, expiresAtMs: startMs + minutes(600) } });
    expect(await store.readDraft(record, amira, startMs + minutes(20))).toBeNull();
  });

  it('cannot be read by putting its row under the key of a living one', async () => {
    await store.saveDraft(aDraft(), startMs);
    const [old] = await rowsOnDisk();
    await store.saveDraft(aDraft({ body: 'new', expiresAtMs: startMs + minutes(60) }), startMs + 1);
    await onDisk(async rows => {
      const [living] = await rows.toArray();
      await rows.put({ ...old, id: living?.id } as StoredRow);
    });
    expect(await store.readDraft(record, amira, startMs + 2)).toBeNull();
  });
});

describe('a small step back of the clock', () => {
  it('costs nobody a draft: networks correct clocks by moments', async () => {
    await store.saveDraft(aDraft(), startMs);
    expect(await store.readDraft(record, amira, startMs - 1_000)).toEqual(aDraft());
  });

  it('gives nobody more time: a draft that was over stays over', async () => {
    await store.saveDraft(aDraft(), startMs);
    await store.readDraft('rt/ticket/2', amira, startMs + minutes(15));
    expect(await store.readDraft(record, amira, startMs + minutes(15) - 1_000)).toBeNull();
  });
});

describe('sweep', () => {
  it('takes what is over, keeps what is not, and says how many are left', async () => {
    await store.saveDraft(aDraft(), startMs);
    await store.saveDraft(aDraft({ recordKey: 'rt/ticket/2', expiresAtMs: startMs + minutes(60) }), startMs);
    expect(await store.sweep(startMs + minutes(20))).toBe(1);
    expect(await rowsOnDisk()).toHaveLength(1);
    expect(await store.readDraft('rt/ticket/2', amira, startMs + minutes(20))).not.toBeNull();
  });

  it('takes everything when the clock was set back', async () => {
    await store.saveDraft(aDraft({ expiresAtMs: startMs + minutes(60) }), startMs + minutes(10));
    expect(await store.sweep(startMs)).toBe(0);
    expect(await store.readDraft(record, amira, startMs + minutes(10))).toBeNull();
  });

  it('clears rows that a closed browser has left without a key', async () => {
    await store.saveDraft(aDraft(), startMs);
    const afterRestart = openDraftStore(memoryArea(), name);
    expect(await afterRestart.sweep(startMs + minutes(2))).toBe(0);
    expect(await rowsOnDisk()).toEqual([]);
  });
});

describe('leaving', () => {
  it('check 14: wipes every draft: none can be read, and disk and memory hold nothing of them', async () => {
    await store.saveDraft(aDraft(), startMs);
    await store.saveDraft(aDraft({ recordKey: 'rt/ticket/2' }), startMs);
    await store.wipe();
    expect(await store.readDraft(record, amira, startMs + 1)).toBeNull();
    expect(await rowsOnDisk()).toEqual([]);
    expect(Object.keys(area.dump()).filter(item => item.startsWith('draft-key/'))).toEqual([]);
  });

  it('drops one draft and leaves the others', async () => {
    await store.saveDraft(aDraft(), startMs);
    await store.saveDraft(aDraft({ recordKey: 'rt/ticket/2' }), startMs);
    await store.dropDraft(record, amira);
    expect(await store.readDraft(record, amira, startMs + 1)).toBeNull();
    expect(await store.readDraft('rt/ticket/2', amira, startMs + 1)).not.toBeNull();
    expect(await rowsOnDisk()).toHaveLength(1);
  });
});
