import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Fault } from '../../lib/core/fault.ts';
import { DurableFiles, syncPath, syncTree } from './durable-files.ts';
import { int8, parseInt8 } from './int8.ts';

/** PGlite's own start parameters without `-F`, which turns syncing off, and with the one sync method that is hooked. */
const durableStart = [
  ...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
  ...['-c', 'shared_buffers=16MB'],
];

/** Also where the files were restored with wider rights. */
const ownerOnly = 0o700;

export interface Engine {
  pglite: PGlite;
  files: DurableFiles;
}

/** Starts PostgreSQL on the files in `<dataDirectory>/postgresql`, and makes them first if there are none. */
export const startEngine = async (dataDirectory: string): Promise<Engine> => {
  const path = join(dataDirectory, 'postgresql');
  if (!existsSync(path)) await createFiles(dataDirectory, path);
  chmodSync(path, ownerOnly);
  const engine = await start(path);
  try {
    await proveSync(engine, path);
    return engine;
  } catch (error) {
    await engine.pglite.close();
    throw error;
  }
};

/**
 * New files are made beside their place and renamed into it when all of them are on the disk: a crash in the middle
 * leaves no half-made database behind.
 */
const createFiles = async (dataDirectory: string, path: string): Promise<void> => {
  const unfinished = `${path}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, ownerOnly);
  const { pglite } = await start(unfinished);
  await pglite.close();
  syncTree(unfinished);
  renameSync(unfinished, path);
  syncPath(dataDirectory);
};

const start = async (path: string): Promise<Engine> => {
  const files = new DurableFiles(path);
  let said: string[] = [];
  const onStderr = (line: string): boolean => {
    said = [...said.slice(-9), line];
    return false;
  };
  try {
    const settings = { startParams: durableStart, parsers: { [int8]: parseInt8 }, onStderr };
    const pglite = await PGlite.create({ fs: files, ...settings });
    Object.assign(pglite.Module, { onAbort: () => endProcess(said) });
    return { pglite, files };
  } catch (cause) {
    throw new Fault(
      'internal',
      `The database files in ${path} cannot be opened: restore a backup, or move them away to start empty.`,
      { internal: said.join('\n'), cause },
    );
  }
};

/**
 * PostgreSQL gives up when the disk refuses to write or to sync its log. A server's process would end; this engine would
 * go on for ever in its own loop, with nothing sure. So the process ends here, as if killed: nothing acknowledged is lost.
 */
const endProcess = (said: string[]): never => {
  const last = said.filter(line => /PANIC|FATAL/.test(line)).at(-1) ?? said.at(-1);
  try {
    writeSync(
      process.stderr.fd,
      `The embedded database has stopped (${last}). Look at its disk, then start again: what was acknowledged is kept.\n`,
    );
  } finally {
    process.exit(1);
  }
};

/** Promise: a store that would lose what it acknowledges does not open. One row is committed, and the syncs counted. */
const proveSync = async ({ pglite, files }: Engine, path: string): Promise<void> => {
  await pglite.exec('create table if not exists store_starts (id int primary key, at timestamptz not null)');
  const before = files.syncs;
  await pglite.exec(
    'insert into store_starts values (1, now()) on conflict (id) do update set at = excluded.at',
  );
  if (files.syncs > before) return;
  throw new Fault(
    'internal',
    `The embedded store does not sync its files in ${path}, so a power cut would lose data: use exactly the version of PGlite that package-lock.json names, or a PostgreSQL server.`,
  );
};
