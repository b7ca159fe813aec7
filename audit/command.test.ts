import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../server/db/open.ts';
import { appendEvent } from '../server/log/append.ts';
import { startCheckpoints } from '../server/log/checkpoint.ts';
import { openCheckpointFile } from '../server/log/checkpoint-file.ts';
import { openSigningKey } from '../server/log/signing-key.ts';
import { aSigningKey } from '../test/builders/a-signing-key.ts';
import { anEvent } from '../test/builders/an-event.ts';
import { type StorePlace, storeKinds, storePlace } from '../test/store.ts';
import { type ExitCode, runCommand } from './command.ts';

const check = async (...args: string[]): Promise<{ exit: ExitCode; said: string }> => {
  const lines: string[] = [];
  const exit = await runCommand(args, line => lines.push(line));
  return { exit, said: lines.join('\n') };
};

describe.each(storeKinds)('the command on the %s store', kind => {
  let place: StorePlace;
  let folder: string;
  let target: string[];

  /** Opens the store as the backend does, with the log's key and outside checkpoints in `folder`. */
  const asBackend = async (work: (store: Store) => Promise<void>): Promise<void> => {
    const store = await openStore(place.options);
    try {
      const checkpoints = await startCheckpoints({
        db: store.db,
        key: await openSigningKey('log.example', folder),
        file: await openCheckpointFile(join(folder, 'checkpoints.txt')),
        logger: { error: () => undefined },
        now: () => new Date(),
      });
      await work(store);
      await checkpoints.stop().catch(() => undefined);
    } finally {
      await store.close();
    }
  };
  const append = (store: Store) =>
    store.db.transaction().execute(trx => appendEvent(trx, anEvent('proposal.withdrawn')));

  beforeEach(async () => {
    place = await storePlace(kind);
    folder = place.options.dataDir ?? (await mkdtemp(join(tmpdir(), 'countersign-audit-')));
    const files = ['--key', join(folder, 'log-key.pub'), '--checkpoints', join(folder, 'checkpoints.txt')];
    const { databaseUrl } = place.options;
    target = databaseUrl ? ['--database', databaseUrl, ...files] : ['--data', folder];
    await asBackend(async store => {
      for (let index = 0; index < 5; index++) await append(store);
    });
  }, 60_000);
  afterEach(async () => {
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('ends with 0 and says how many events and checkpoints it verified', async () => {
    expect(await check(...target)).toMatchObject({
      exit: 0,
      said: expect.stringMatching(/5 events, 2 checkpoints, all verified$/),
    });
  });

  it('ends with 1 and names what it found', async () => {
    await asBackend(async ({ db }) => {
      await sql`alter table audit_events disable trigger user`.execute(db);
      await sql`update audit_events set data = '{"number":13}' where seq = 2`.execute(db);
    });
    const { exit, said } = await check(...target);
    expect(exit).toBe(1);
    expect(said).toContain('FOUND  Event 2 was edited: its data or its salt was edited.');
    expect(said).toMatch(/5 events, 2 checkpoints, 1 finding: keep the store as it is$/);
  });

  it('finds a log that was cut with its checkpoints, by the outside file', async () => {
    const outside = await readFile(join(folder, 'checkpoints.txt'), 'utf8');
    await asBackend(async ({ db }) => {
      for (const table of ['audit_events', 'checkpoints', 'log_head'])
        await sql.raw(`alter table ${table} disable trigger user`).execute(db);
      await sql`delete from audit_events`.execute(db);
      await sql`delete from checkpoints where size > 0`.execute(db);
      await sql`update log_head set size = 0, frontier = '[]'`.execute(db);
    });
    await writeFile(join(folder, 'checkpoints.txt'), outside);
    const { exit, said } = await check(...target);
    expect(exit).toBe(1);
    expect(said).toContain('a checkpoint of 5 events was signed (in the outside file), and only 0 are left.');
  });

  it('finds checkpoints signed by another key than the one given', async () => {
    const key = join(folder, 'other.pub');
    await writeFile(key, aSigningKey('log.example').verifier);
    const { exit, said } = await check(...target, '--key', key);
    expect(exit).toBe(1);
    expect(said).toContain('The checkpoint of 5 events in the store was signed by another key.');
  });

  it('changes nothing that it checks', async () => {
    const state = async () => {
      const rows: unknown[] = [];
      await asBackend(async ({ db }) => {
        rows.push(await db.selectFrom('audit_events').selectAll().orderBy('seq').execute());
        rows.push(await db.selectFrom('checkpoints').selectAll().orderBy('size').execute());
        rows.push(await db.selectFrom('log_head').selectAll().execute());
      });
      return rows;
    };
    const before = await state();
    await check(...target);
    expect(await state()).toEqual(before);
  });
});

describe('the command on an embedded store in use', () => {
  it('ends with 2, says to stop the backend, and can check a copy', async () => {
    const place = await storePlace('embedded');
    const folder = place.options.dataDir ?? '';
    const copy = await mkdtemp(join(tmpdir(), 'countersign-copy-'));
    const key = await openSigningKey('log.example', folder);
    const file = await openCheckpointFile(join(folder, 'checkpoints.txt'));
    const store = await openStore(place.options);
    const logger = { error: () => undefined };
    const checkpoints = await startCheckpoints({ db: store.db, key, file, logger, now: () => new Date() });
    const { exit, said } = await check('--data', folder);
    await checkpoints.stop();
    await store.close();
    expect(exit).toBe(2);
    expect(said).toMatch(/is in use by another Countersign process: stop that one/);
    await cp(folder, copy, { recursive: true });
    const reopened = await openStore(place.options);
    expect((await check('--data', copy)).exit).toBe(0);
    await reopened.close();
    await place.remove();
    await rm(copy, { recursive: true });
  });
});

describe('the command', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-command-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ['without anything to check', [], /exactly one of --data, --database and --bundle/],
    ['with two things to check', ['--data', '/', '--bundle', 'x'], /exactly one/],
    ['with an option it does not know', ['--all'], /Unknown option/],
    ['with a folder that is not there', ['--data', '/no/such/folder'], /no store in/],
    ['with a server and no key', ['--database', 'postgresql://127.0.0.1:1/x'], /--key/],
    ['with a bundle that is not there', ['--bundle', '/no/such/file'], /cannot be read/],
  ])('ends with 2 %s, and says what to do', async (_what, args, sentence) => {
    expect(await check(...args)).toMatchObject({ exit: 2, said: expect.stringMatching(sentence) });
  });

  it('ends with 2 when the server cannot be reached', async () => {
    const key = join(folder, 'log-key.pub');
    await writeFile(key, aSigningKey().verifier);
    const { exit, said } = await check(
      '--database',
      'postgresql://nobody:secret@127.0.0.1:1/x',
      '--key',
      key,
    );
    expect(exit).toBe(2);
    expect(said).not.toContain('secret');
  });

  it.each([
    ['a key', 'not a key'],
    ['a key with another id', aSigningKey().verifier.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
  ])('ends with 2 on what is not %s', async (_what, text) => {
    const key = join(folder, 'log-key.pub');
    await writeFile(key, text);
    const { exit, said } = await check('--database', 'postgresql://127.0.0.1:1/x', '--key', key);
    expect(exit).toBe(2);
    expect(said).toMatch(/not the public key of a log/);
  });

  it.each(['', 'no JSON', '{}', '{"format":"countersign-evidence/2"}', '[1]'])(
    'ends with 2 on the file “%s”, which is no bundle',
    async text => {
      const bundle = join(folder, 'bundle.json');
      await writeFile(bundle, text);
      expect(await check('--bundle', bundle)).toMatchObject({
        exit: 2,
        said: expect.stringMatching(/not an evidence bundle/),
      });
    },
  );
});
