import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');

export interface BuiltExtension {
  folder: string;
  /** Every file of the build by its path, in alphabetical order. */
  files: Map<string, Buffer>;
  manifest: Record<string, unknown>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const builtFor = { backend: 'https://countersign.example', issuer: 'https://sign-in.example' };

/** Builds the extension with its real build, into a folder of its own that is removed by `await using`. */
export const buildExtension = async (
  options: {
    mode?: 'production' | 'development';
    browser?: 'chrome' | 'firefox';
    env?: NodeJS.ProcessEnv;
    /** Folder of another extension than the project's own. */
    source?: string;
  } = {},
): Promise<BuiltExtension> => {
  const { mode = 'production', browser = 'chrome', env = {}, source = root } = options;
  const output = await mkdtemp(join(tmpdir(), 'countersign-build-'));
  const remove = () => rm(output, { recursive: true, force: true });
  try {
    await runBuild([source, '--mode', mode, '-b', browser, '--mv3'], { COUNTERSIGN_OUTPUT: output, ...env });
    const [name = ''] = await readdir(output);
    const folder = join(output, name);
    const files = await readFiles(folder);
    const manifest = JSON.parse(String(files.get('manifest.json')));
    return { folder, files, manifest, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
};

const runBuild = (args: string[], env: NodeJS.ProcessEnv) => {
  // The test runner's own NODE_ENV would end up in the bundles.
  const { NODE_ENV: _, ...inherited } = process.env;
  const named = { COUNTERSIGN_BACKEND: builtFor.backend, COUNTERSIGN_ISSUER: builtFor.issuer };
  return promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', ...args],
    {
      cwd: root,
      env: { ...inherited, ...named, ...env },
    },
  );
};

const readFiles = async (folder: string): Promise<Map<string, Buffer>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const named = paths
    .map(path => [path.slice(folder.length + 1).replaceAll('\\', '/'), path] as const)
    .sort();
  return new Map(await Promise.all(named.map(async ([name, path]) => [name, await readFile(path)] as const)));
};
