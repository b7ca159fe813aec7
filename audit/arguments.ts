import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export type StoreTarget = { data: string } | { database: string };

/** What the checker is asked to check, and the files it is given to check it with. */
export type Request =
  | { target: StoreTarget; key: string; checkpoints: string | null }
  | { bundle: string; key: string | null; checkpoints: string | null };

const usage = `Checks the log of a Countersign backend, or an evidence bundle, with code that shares nothing with the backend.

  npm run audit:verify -- --data DIR        the backend's data folder (stop the backend first, or check a copy)
  npm run audit:verify -- --database URL    a PostgreSQL store
  npm run audit:verify -- --bundle FILE     an exported evidence bundle; needs no backend

  --key FILE          the log's public key, as you keep it (else DIR/log-key.pub, or the one in the bundle)
  --checkpoints FILE  checkpoints kept outside the store (else DIR/checkpoints.txt)

Ends with 0 when all is verified, 1 when something was found, 2 when it could not check.
`;

/** The request cannot be carried out as it is; the message says what to do. */
export class CannotCheck extends Error {}

const text = { type: 'string' } as const;
const options = { data: text, database: text, bundle: text, key: text, checkpoints: text };

const readOptions = (args: string[]): { [name in keyof typeof options]?: string } => {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new CannotCheck(`${(error as Error).message}\n\n${usage}`);
  }
};

const besideData = (data: string | undefined, name: string): string | null => {
  const file = data === undefined ? null : join(data, name);
  return file && existsSync(file) ? file : null;
};

/** The store lies in the data folder's `store`. Opening one makes its files where there are none; a checker must not. */
const storeIn = (data: string): string => {
  const found = [join(data, 'store'), data].find(folder => existsSync(join(folder, 'lock')));
  if (!found) throw new CannotCheck(`There is no store in ${data}. Name the backend's data folder.`);
  return found;
};

/** Reads the command line. Throws CannotCheck. */
export const parseRequest = (args: string[]): Request => {
  const { data, database, bundle, ...given } = readOptions(args);
  if ([data, database, bundle].filter(value => value !== undefined).length !== 1)
    throw new CannotCheck(
      `Say what to check with exactly one of --data, --database and --bundle.\n\n${usage}`,
    );
  const store = data === undefined ? null : storeIn(data);
  const key = given.key ?? besideData(data, 'log-key.pub');
  const checkpoints = given.checkpoints ?? besideData(data, 'checkpoints.txt');
  if (bundle !== undefined) return { bundle, key, checkpoints };
  if (key === null)
    throw new CannotCheck('Give the log’s public key with --key: without it no checkpoint can be verified.');
  const target = store === null ? { database: database as string } : { data: store };
  return { target, key, checkpoints };
};
