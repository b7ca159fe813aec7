import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgresPrograms } from './postgres-programs.ts';

const run = promisify(execFile);

/** A PostgreSQL server of our own: private directory, free port on the loopback address, random password. */
export interface PostgresServer {
  /** The connection URL of a database on this server. */
  url(database: string): string;
  stop(): Promise<void>;
}

/**
 * Finds or installs PostgreSQL and starts a server. Where it cannot be had, gives one sentence that says why. A durable
 * one puts each commit on the disk, as in production; tests do without, because their data is thrown away.
 */
export const startPostgres = async ({
  durable = false,
} = {}): Promise<PostgresServer | { missing: string }> => {
  const programs = await findPostgresPrograms();
  if (typeof programs !== 'string') return programs;
  const directory = await mkdtemp(join(tmpdir(), 'countersign-postgres-'));
  try {
    return await start(programs, directory, durable);
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
};

const start = async (programs: string, directory: string, durable: boolean): Promise<PostgresServer> => {
  const user = await serverUser();
  const password = randomBytes(18).toString('hex');
  const passwordFile = join(directory, 'password');
  const data = join(directory, 'data');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) {
    await chown(directory, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const setUp = [
    '--no-sync',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--username=countersign',
  ];
  await run(join(programs, 'initdb'), [...setUp, `--pwfile=${passwordFile}`, '-D', data], {
    ...user,
    cwd: directory,
  });
  const port = await freePort();
  const url = (database: string) => `postgresql://countersign:${password}@127.0.0.1:${port}/${database}`;
  const unsafe = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = ['max_connections=200', ...unsafe];
  const server = runUntilToldToStop(
    join(programs, 'postgres'),
    [
      ...['-D', data, '-k', directory, '-h', '127.0.0.1', '-p', String(port)],
      ...settings.flatMap(setting => ['-c', setting]),
    ],
    { ...user, cwd: directory },
  );
  await untilItAnswers(url('postgres'), server);
  return { url, stop: () => stop(server, directory) };
};

/** The server refuses to run as root. */
const serverUser = async (): Promise<{ uid: number; gid: number } | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string, name: string) => Number((await run('id', [flag, name])).stdout);
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: await idOf('-u', name), gid: await idOf('-g', name) };
    } catch {
      // No such user here: try the next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody".');
};

/** A shell in between stops the server when our end of its input closes, which also happens when this process is killed. */
const runUntilToldToStop = (program: string, parameters: string[], options: object): ChildProcess =>
  spawn('sh', ['-c', '"$0" "$@" & read _; kill -INT $!; wait $!', program, ...parameters], {
    ...options,
    stdio: ['pipe', 'ignore', 'pipe'],
  });

const stop = async (server: ChildProcess, directory: string): Promise<void> => {
  if (server.exitCode === null) {
    const ended = new Promise(resolve => server.once('exit', resolve));
    server.stdin?.end();
    await ended;
  }
  await rm(directory, { recursive: true, force: true });
};

const untilItAnswers = async (url: string, server: ChildProcess): Promise<void> => {
  let said = '';
  server.stderr?.on('data', chunk => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const deadline = Date.now() + 30_000;
  while (!(await answers(url))) {
    if (server.exitCode !== null || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start: ${said}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
};

const answers = async (connectionString: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
