import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Fault } from '../../lib/core/fault.ts';
import { syncPath } from './durable-files.ts';

/** A data directory that this process alone uses until `release`. */
export interface DataDirectory {
  readonly path: string;
  release(): void;
}

/**
 * Makes the directory if need be (readable by its owner only) and takes its lock. The lock is an exclusive transaction
 * on a small SQLite file: the operating system drops it when the process ends in any way, so no stale lock can remain.
 */
export const takeDataDirectory = (path: string): DataDirectory => {
  const directory = resolve(path);
  try {
    makeDirectory(directory);
    return { path: directory, release: lock(directory) };
  } catch (error) {
    throw explain(directory, error);
  }
};

const makeDirectory = (directory: string): void => {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = directory; made.length >= first.length; made = dirname(made)) syncPath(dirname(made));
};

const lock = (directory: string): (() => void) => {
  const file = new DatabaseSync(join(directory, 'lock'));
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    throw error;
  }
  return () => file.close();
};

const sqliteBusy = 5;

const explain = (directory: string, error: unknown): Fault => {
  const { code, errcode } = error as { code?: string; errcode?: number };
  if (errcode === sqliteBusy) {
    return new Fault(
      'conflict',
      `The data directory ${directory} is in use by another Countersign process: stop that one, or choose another directory.`,
      { cause: error },
    );
  }
  return new Fault(
    'forbidden',
    `The data directory ${directory} cannot be used (${code ?? 'unknown error'}): give this user the right to write there, or choose another directory.`,
    { cause: error },
  );
};
