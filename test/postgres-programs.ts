import { execFile } from 'node:child_process';
import { access, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The directory that holds `initdb` and `postgres`: on the PATH, or the newest of Debian's. */
const search = async (): Promise<string | null> => {
  const debian = '/usr/lib/postgresql';
  const versions = (await readdir(debian).catch(() => [])).sort((a, b) => Number(b) - Number(a));
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map(version => join(debian, version, 'bin')),
  ];
  for (const place of places) {
    const found = await access(join(place, 'initdb')).then(
      () => true,
      () => false,
    );
    if (found) return place;
  }
  return null;
};

/** Where PostgreSQL's programs are; as root on Debian it is installed when it is not there. */
export const findPostgresPrograms = async (): Promise<string | { missing: string }> =>
  (await search()) ?? (await install());

const install = async (): Promise<string | { missing: string }> => {
  if (process.getuid?.() !== 0)
    return { missing: 'PostgreSQL is not installed (on Debian: apt-get install postgresql).' };
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...parameters: string[]) =>
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...parameters], {
      env,
      timeout: 300_000,
      maxBuffer: 1 << 26,
    });
  console.log('PostgreSQL is not installed: installing it with apt-get, once.');
  try {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'postgresql');
  } catch (error) {
    return { missing: `PostgreSQL could not be installed: ${String(error).slice(0, 300)}` };
  }
  return (await search()) ?? { missing: 'PostgreSQL was installed, but not where it is looked for.' };
};
