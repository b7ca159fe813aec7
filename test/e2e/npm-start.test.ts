import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintToken } from '../../demo/sign-in/mint-token.ts';
import { callBackend } from '../../lib/api/call.ts';
import { proofKey } from '../../lib/api/proof-key.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const port = 20_000 + Math.floor(Math.random() * 1000) * 10;
const backend = `http://127.0.0.1:${port}`;
const issuer = `http://127.0.0.1:${port + 1}`;
const desk = `http://127.0.0.1:${port + 2}`;

interface Run {
  said(): string;
  /** Presses Ctrl-C, which a terminal sends to everything that was started from it. */
  interrupt(): void;
  /** The exit code, once it has ended. */
  ended: Promise<number | null>;
}

let folder: string;
const runs: Run[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-start-'));
});
afterAll(async () => {
  for (const run of runs) run.interrupt();
  await Promise.all(runs.map(({ ended }) => ended));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Runs a program in the project as somebody at a machine without a display would. */
const launch = (program: string, args: string[], firstPort: number): Run => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const own = { COUNTERSIGN_DEMO_DATA: folder, COUNTERSIGN_DEMO_PORT: String(firstPort) };
  const child = spawn(program, args, {
    cwd: project,
    detached: true,
    env: { ...env, ...own },
  });
  const said: Buffer[] = [];
  let over = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => said.push(chunk));
  const run: Run = {
    said: () => Buffer.concat(said).toString(),
    interrupt: () => {
      if (child.pid && !over) process.kill(-child.pid, 'SIGINT');
    },
    ended: new Promise(resolve =>
      child.once('exit', code => {
        over = true;
        resolve(code);
      }),
    ),
  };
  runs.push(run);
  return run;
};

const npm = (args: string[], firstPort = port): Run => launch('npm', ['--silent', ...args], firstPort);

const started = async (run: Run): Promise<Run> => {
  await expect.poll(run.said, { timeout: 100_000 }).toContain('Ctrl-C stops everything.');
  return run;
};

const stopped = async (run: Run): Promise<number | null> => {
  run.interrupt();
  return run.ended;
};

const line = async () => {
  const { access_token: token, pair } = await mintToken(issuer, 'amira.haddad');
  return { address: backend, token, key: proofKey(pair) };
};

/** What was said besides how far it is. */
const complaint = (run: Run): string[] =>
  run
    .said()
    .split('\n')
    .filter(each => each !== '' && !/ …$|^npm warn/.test(each));

test('npm start tells a person without a display what to load and what to open, and all of it is there', async () => {
  const run = await started(npm(['start']));
  const said = run.said();
  expect(said).toContain('There is no display, so no browser was opened.');
  const extension = join(folder, 'extension', 'chrome-mv3-dev');
  for (const words of [extension, `${desk}/tickets/1042`, backend, issuer, folder])
    expect(said).toContain(words);
  expect(existsSync(join(extension, 'manifest.json'))).toBe(true);
  for (const address of [
    `${desk}/tickets/1042`,
    `${backend}/openapi.json`,
    `${issuer}/.well-known/openid-configuration`,
  ])
    expect((await fetch(address)).status, address).toBe(200);
});

test('while it runs, a second start and a reset are refused with one sentence each, and harm nothing', async () => {
  for (const [run, words] of [
    [npm(['start']), /^Port \d+ is in use/],
    [npm(['start'], port + 5), /^Another sandbox is using /],
    [npm(['run', 'reset']), /^The demo is running\. Stop it with Ctrl-C/],
  ] as const) {
    expect(await run.ended).toBe(1);
    expect(complaint(run)).toEqual([expect.stringMatching(words)]);
  }
  expect((await fetch(`${backend}/healthz`)).status).toBe(200);
});

test('Ctrl-C stops everything cleanly within seconds, and a second start has kept the data', async () => {
  const body = {
    id: randomUUID(),
    runId: null,
    record: { system: 'desk', type: 'ticket', id: '1042' },
    changes: [{ kind: 'reply', proposed: 'We are looking into it.' } as const],
    reason: 'made before the stop',
  };
  await callBackend(await line(), 'proposals.create', { body });
  const [first] = runs;
  if (!first) throw new Error('Nothing was started.');
  const from = Date.now();
  await stopped(first);
  expect(Date.now() - from).toBeLessThan(15_000);
  for (const address of [desk, backend, issuer]) await expect(fetch(address)).rejects.toThrow();

  // npm tells of the signal in its own way, so this time the demo is started without it.
  const second = await started(launch(process.execPath, ['demo/start.ts'], port));
  const { items } = await callBackend(await line(), 'proposals.list');
  expect(items.map(({ reason }) => reason)).toEqual(['made before the stop']);
  expect(await stopped(second)).toBe(0);
});

test('npm run reset removes the demo’s data and nothing else', async () => {
  await mkdir(join(folder, 'mine'), { recursive: true });
  await writeFile(join(folder, 'mine', 'notes.txt'), 'keep me');
  const run = npm(['run', 'reset']);
  expect(await run.ended).toBe(0);
  expect(existsSync(join(folder, 'demo'))).toBe(false);
  expect(existsSync(join(folder, 'mine', 'notes.txt'))).toBe(true);
  expect(existsSync(join(folder, 'extension', 'chrome-mv3-dev', 'manifest.json'))).toBe(true);
});
