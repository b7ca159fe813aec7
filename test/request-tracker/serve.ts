import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const readyWithinMs = 30_000;

const untilItAnswers = async (url: string, server: ChildProcess, said: () => string): Promise<void> => {
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`Request Tracker stopped while starting: ${said()}`);
    const answered = await fetch(url, { redirect: 'manual' }).then(
      answer => answer.arrayBuffer().then(() => true),
      () => false,
    );
    if (answered) return;
    await delay(50);
  }
  throw new Error(`Request Tracker did not answer within ${readyWithinMs} ms: ${said()}`);
};

/** Serves the prepared desk on 127.0.0.1 and returns how to stop it. */
export const serve = async (
  program: string,
  port: number,
  env: NodeJS.ProcessEnv,
): Promise<() => Promise<void>> => {
  const args = ['--server', 'Starlet', '--host', '127.0.0.1', '--port', String(port), '--max-workers', '4'];
  const server = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', chunk => {
    said = (said + chunk).slice(-4000);
  });
  // A test run that crashes must not leave a server behind.
  const endWithUs = () => server.kill('SIGTERM');
  process.once('exit', endWithUs);
  const stop = async () => {
    process.off('exit', endWithUs);
    if (server.exitCode !== null || server.signalCode !== null) return;
    // TERM ends the workers with the server; on INT Debian's server changes owners of system folders.
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  try {
    await untilItAnswers(`http://127.0.0.1:${port}/`, server, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};
