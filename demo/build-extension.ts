import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Fault } from '../lib/core/fault.ts';

const wxt = fileURLToPath(new URL('../node_modules/wxt/bin/wxt.mjs', import.meta.url));

/**
 * Builds the extension for development. `env` names other addresses than the demo's, and another output folder. Faults
 * with the build's own words.
 */
export const buildExtension = (env: NodeJS.ProcessEnv = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const build = spawn(process.execPath, [wxt, 'build', '--mode', 'development'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    build.stdout.on('data', chunk => said.push(chunk));
    build.stderr.on('data', chunk => said.push(chunk));
    build.once('error', reject);
    build.once('exit', code =>
      code === 0
        ? resolve()
        : reject(
            new Fault('internal', `The extension could not be built:\n${Buffer.concat(said).toString()}`),
          ),
    );
  });
