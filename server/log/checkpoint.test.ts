import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkTables } from '../../audit/check-store.ts';
import { splitNotes } from '../../audit/checkpoints.ts';
import { openNote, parseVerifier } from '../../audit/note.ts';
import { aSigningKey } from '../../test/builders/a-signing-key.ts';
import { anEvent } from '../../test/builders/an-event.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { appendEvent } from './append.ts';
import { type Checkpointer, startCheckpoints } from './checkpoint.ts';
import { openCheckpointFile } from './checkpoint-file.ts';
import type { SigningKey } from './signing-key.ts';

const key = aSigningKey();
const verifier = parseVerifier(key.verifier);

describeOnEveryStore('checkpoints', getStore => {
  let folder: string;
  let path: string;
  let running: Checkpointer[] = [];
  const told: unknown[] = [];

  beforeEach(async () => {
    const { db } = getStore();
    for (const table of ['audit_events', 'checkpoints', 'log_head'])
      await sql.raw(`alter table ${table} disable trigger user`).execute(db);
    await db.deleteFrom('audit_events').execute();
    await db.deleteFrom('checkpoints').execute();
    await db.updateTable('log_head').set({ size: 0, frontier: '[]' }).execute();
    folder = await mkdtemp(join(tmpdir(), 'countersign-checkpoints-'));
    path = join(folder, 'checkpoints.txt');
    told.length = 0;
  });
  afterEach(async () => {
    await Promise.allSettled(running.map(each => each.stop()));
    running = [];
    await rm(folder, { recursive: true });
  });

  const start = async (signer: SigningKey = key, everyMs = 60_000): Promise<Checkpointer> => {
    const checkpointer = await startCheckpoints({
      db: getStore().db,
      key: signer,
      file: await openCheckpointFile(path),
      logger: { error: (what: unknown) => told.push(what) },
      now: () => new Date('2026-11-20T14:20:00.000Z'),
      everyMs,
    });
    running.push(checkpointer);
    return checkpointer;
  };

  const append = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made++)
      await getStore()
        .db.transaction()
        .execute(trx => appendEvent(trx, anEvent('proposal.withdrawn')));
  };

  const outsideSizes = async (): Promise<number[]> =>
    splitNotes(await readFile(path, 'utf8')).map(note => {
      const statement = openNote(note, verifier);
      if ('problem' in statement) throw new Error(statement.problem);
      return statement.size;
    });

  const storedSizes = async (): Promise<number[]> => {
    const rows = await getStore().db.selectFrom('checkpoints').select('size').orderBy('size').execute();
    return rows.map(({ size }) => size);
  };

  it('are signed at the start, on demand and at the end, in the store and outside it, and the checker confirms them', async () => {
    const checkpointer = await start();
    await append(3);
    expect((await checkpointer.checkpoint()).size).toBe(3);
    await append(2);
    await checkpointer.stop();
    expect(await storedSizes()).toEqual([0, 3, 5]);
    expect(await outsideSizes()).toEqual([0, 3, 5]);
    const report = await checkTables(getStore().db, splitNotes(await readFile(path, 'utf8')), verifier);
    expect(report).toMatchObject({ events: 5, checkpoints: 3, unsigned: 0, findings: [] });
  });

  it('follow a burst of events without being asked', async () => {
    await start(key, 20);
    await append(25);
    await vi.waitFor(async () => expect((await outsideSizes()).at(-1)).toBe(25), { timeout: 5000 });
  });

  it('are not repeated while nothing happens, nor by a new start', async () => {
    const first = await start();
    await append(2);
    await first.checkpoint();
    await first.checkpoint();
    await first.stop();
    await (await start()).stop();
    expect(await outsideSizes()).toEqual([0, 2]);
  });

  it('of two backends on one store agree', async () => {
    const [first, second] = [await start(), await start()];
    await append(4);
    const [one, other] = await Promise.all([first.checkpoint(), second.checkpoint()]);
    expect(one.note).toBe(other.note);
    expect(await storedSizes()).toEqual([0, 4]);
  });

  it('continue behind a note that a crash cut in two', async () => {
    await (await start()).stop();
    await appendFile(path, 'log.example\n7\nhalf of a ro');
    await append(1);
    await (await start()).stop();
    expect(await outsideSizes()).toEqual([0, 1]);
  });

  it('are caught up outside when a crash came between the store and the file', async () => {
    const first = await start();
    await append(2);
    await first.stop();
    await writeFile(path, '');
    await (await start()).stop();
    expect(await outsideSizes()).toEqual([2]);
  });

  const damages: [string, (db: ReturnType<typeof getStore>['db']) => Promise<unknown>, RegExp][] = [
    [
      'was cut',
      async db => db.deleteFrom('audit_events').where('seq', '>', 3).execute(),
      /events 4 to 5 are missing/,
    ],
    [
      'was cut with its head and its checkpoints, when the outside file knows more',
      async db => {
        await db.deleteFrom('audit_events').execute();
        await db.deleteFrom('checkpoints').execute();
        await db.updateTable('log_head').set({ size: 0, frontier: '[]' }).execute();
      },
      /events 1 to 5 are missing/,
    ],
    [
      'lost an event',
      async db => db.deleteFrom('audit_events').where('seq', '=', 2).execute(),
      /event 2 is missing/,
    ],
    [
      'has an edited hash',
      async db =>
        db
          .updateTable('audit_events')
          .set({ leaf: '0'.repeat(64) })
          .where('seq', '=', 2)
          .execute(),
      /the checkpoint of 5 events does not fit/,
    ],
    [
      'has a newest checkpoint that was overwritten',
      async db => db.updateTable('checkpoints').set({ note: 'none' }).where('size', '=', 5).execute(),
      /newest checkpoint in the store was overwritten/,
    ],
    [
      'has another head than its events give',
      async db => db.updateTable('log_head').set({ frontier: '[]' }).execute(),
      /do not give the tree that its head states/,
    ],
  ];

  it.each(damages)('are refused, and so is the start, on a log that %s', async (_how, damage, why) => {
    const first = await start();
    await append(5);
    await first.stop();
    const before = await readFile(path, 'utf8');
    await damage(getStore().db);
    await expect(start()).rejects.toMatchObject({ name: 'Fault', message: expect.stringMatching(why) });
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('are refused with another key than the one that signed before', async () => {
    await (await start()).stop();
    await expect(start(aSigningKey())).rejects.toThrow(/another key signed it/);
  });

  it('are refused while running once the log is cut, which is told once and stays visible', async () => {
    const checkpointer = await start();
    await append(4);
    await checkpointer.checkpoint();
    await getStore().db.deleteFrom('audit_events').where('seq', '>', 2).execute();
    await getStore().db.updateTable('log_head').set({ size: 2 }).execute();
    await expect(checkpointer.checkpoint()).rejects.toThrow(/it had 4 events and now has 2/);
    await expect(checkpointer.checkpoint()).rejects.toThrow();
    expect(checkpointer.problem()).toMatch(/it had 4 events and now has 2/);
    expect(told).toHaveLength(1);
    expect(await outsideSizes()).toEqual([0, 4]);
  });
});
