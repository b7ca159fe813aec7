import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

// Branded Chrome is left out on purpose: it no longer loads unpacked extensions from the command line.
const systemNames = ['chromium', 'chromium-browser', 'chromium.exe'];
const macPath = '/Applications/Chromium.app/Contents/MacOS/Chromium';

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => folder !== '')
    .flatMap(folder => systemNames.map(name => join(folder, name)));

/**
 * The path of a Chromium on this machine, or null: the one `COUNTERSIGN_CHROMIUM` names, else Playwright's own, else a
 * system one. A variable that names no program is an error, so that a typing mistake never tests another browser.
 */
export const findChromium = (): string | null => {
  const named = process.env.COUNTERSIGN_CHROMIUM;
  if (named) {
    if (!canRun(named)) throw new Error(`COUNTERSIGN_CHROMIUM names ${named}, which is no program.`);
    return named;
  }
  return [chromium.executablePath(), ...onPath(), macPath].find(canRun) ?? null;
};

const isDebianRoot = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Tries one way to get a browser; the way after it is tried when this one fails, so its error is only told. */
const attempt = (command: string, args: string[]): void => {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  } catch (error) {
    console.warn(`${command} ${args.join(' ')} did not work: ${(error as Error).message}`);
  }
};

const install = (): void => {
  console.warn('No Chromium was found. Installing one …');
  if (isDebianRoot()) {
    attempt('apt-get', ['update', '-qq']);
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  if (findChromium() === null) attempt('npx', ['playwright', 'install', 'chromium']);
};

/** The path of a Chromium, installing one when there is none. Throws a sentence that says the way out. */
export const ensureChromium = (): string => {
  if (findChromium() === null) install();
  const path = findChromium();
  if (path !== null) return path;
  throw new Error(
    'No Chromium was found, and installing one did not work. ' +
      'Install Chromium and set COUNTERSIGN_CHROMIUM to the path of its program.',
  );
};
