import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The programs of an installed Request Tracker 5 that a test desk is made of. */
export interface Installation {
  setupDatabase: string;
  server: string;
  perlLibrary: string;
}

/** Debian's layout; the environment variables point elsewhere when Request Tracker was built by hand. */
const places: Installation = {
  setupDatabase: process.env.RT_SETUP_DATABASE ?? '/usr/sbin/rt-setup-database-5',
  server: process.env.RT_SERVER ?? '/usr/share/request-tracker5/libexec/rt-server',
  perlLibrary: process.env.RT_PERL_LIBRARY ?? '/usr/share/request-tracker5/lib',
};

const packages = [
  'request-tracker5',
  'rt5-db-sqlite',
  'rt5-standalone',
  'starman',
  'msmtp-mta',
  'dbconfig-no-thanks',
];

const present = (): Promise<boolean> =>
  Promise.all(Object.values(places).map(path => access(path, constants.R_OK))).then(
    () => true,
    () => false,
  );

/** Test files run at the same time, and apt serves one caller: the others wait, and find the work done. */
const installWithApt = async (): Promise<void> => {
  const install = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const script = `test -r ${places.server} || (${install})`;
  await run('flock', [join(tmpdir(), 'request-tracker-install.lock'), 'sh', '-c', script], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 600_000,
    maxBuffer: 1 << 26,
  });
};

/**
 * Finds Request Tracker 5, or installs it when this is root on a Debian machine in CI (or `RT_INSTALL=1` asks for it).
 * Where it cannot be had, the answer is one sentence that says why.
 */
export const findRequestTracker = async (): Promise<Installation | { missing: string }> => {
  if (await present()) return places;
  const wanted = process.env.CI === 'true' || process.env.RT_INSTALL === '1';
  if (!wanted)
    return { missing: `Request Tracker 5 is not installed (apt-get install ${packages.join(' ')}).` };
  if (process.getuid?.() !== 0)
    return { missing: 'Request Tracker 5 is not installed, and only root can install it.' };
  try {
    await installWithApt();
  } catch (error) {
    return { missing: `Request Tracker 5 could not be installed: ${String(error).slice(0, 300)}` };
  }
  return (await present())
    ? places
    : { missing: 'Request Tracker 5 was installed, but not where it is looked for.' };
};
