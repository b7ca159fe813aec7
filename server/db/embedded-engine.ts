import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DurableFiles, syncPath, syncTree } from './durable-files.ts';
import { int8, parseInt8 } from './int8.ts';

/** PGlite's own start parameters without `-F`, which turns syncing off, and with the one sync method that is hooked. */
const durableStart = [
  ...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
  ...['-c', 'shared_buffers=16MB'],
];

/** Opens the database files in `<dataDirectory>/postgresql`, and makes them first if there are none. */
export const startEngine = async (
  dataDirectory: string,
): Promise<{ pglite: PGlite; files: DurableFiles }> => {
  const path = join(dataDirectory, 'postgresql');
  if (!existsSync(path)) await createFiles(dataDirectory, path);
  return start(path);
};

/**
 * New files are made beside their place and renamed into it when all of them are on the disk: a crash in the middle
 * leaves no half-made database behind.
 */
const createFiles = async (dataDirectory: string, path: string): Promise<void> => {
  const unfinished = `${path}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const { pglite } = await start(unfinished);
  await pglite.close();
  syncTree(unfinished);
  renameSync(unfinished, path);
  syncPath(dataDirectory);
};

const start = async (path: string): Promise<{ pglite: PGlite; files: DurableFiles }> => {
  const files = new DurableFiles(path);
  const pglite = await PGlite.create({
    fs: files,
    startParams: durableStart,
    parsers: { [int8]: parseInt8 },
  });
  return { pglite, files };
};
