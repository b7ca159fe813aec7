import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/countersign');
const madeFrom = [
  'server/db',
  'server/db/migrations',
  'server/jobs',
  'package-lock.json',
  'test/make-embedded.ts',
];
const keptMs = 3_600_000;

let made: Promise<string> | undefined;

/**
 * A data directory with the current tables and queues, to be copied: making one takes seconds, a copy 50 ms. It is kept
 * from run to run for as long as the code it comes from stays the same.
 */
export const embeddedTemplate = (): Promise<string> => {
  made ??= make();
  return made;
};

const make = async (): Promise<string> => {
  const template = join(cache, `embedded-${await digestOfCode()}`);
  if (existsSync(template)) return template;
  await mkdir(cache, { recursive: true });
  await removeOld();
  const unfinished = `${template}.${process.pid}`;
  // In a process of its own, because making one takes much memory that is never given back.
  await promisify(execFile)(process.execPath, [join(root, 'test/make-embedded.ts'), unfinished]);
  // Another run may have been faster; then its template is as good.
  await rename(unfinished, template).catch(() => rm(unfinished, { recursive: true }));
  return template;
};

const digestOfCode = async (): Promise<string> => {
  const hash = createHash('sha256').update(process.version);
  for (const path of madeFrom) for (const text of await contents(join(root, path))) hash.update(text);
  return hash.digest('hex').slice(0, 16);
};

const contents = async (path: string): Promise<string[]> => {
  if (!(await stat(path)).isDirectory()) return [await readFile(path, 'utf8')];
  const names = (await readdir(path))
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
  return Promise.all(names.map(name => readFile(join(path, name), 'utf8')));
};

const removeOld = async (): Promise<void> => {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    if (Date.now() - (await stat(path)).mtimeMs > keptMs) await rm(path, { recursive: true, force: true });
  }
};
