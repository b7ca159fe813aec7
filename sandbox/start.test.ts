import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import { openFile } from './file.ts';
import { type Sandbox, startSandbox } from './start.ts';

const order = '/billing/orders/O-20931';
const serviceAccounts = [{ name: 'countersign', token: 't' }];
const approve = { fields: { refund_status: 'Approved' }, reference: 'k' };

let folder: string;
let dataFile: string;
const open: Sandbox[] = [];

const start = async (options: { testing?: boolean; dataFile?: string } = {}): Promise<Sandbox> => {
  const common = { port: 0, host: '127.0.0.1', clock: () => new Date(), serviceAccounts };
  const sandbox = await startSandbox({ ...common, ...options });
  open.push(sandbox);
  return sandbox;
};

const stop = async (sandbox: Sandbox): Promise<void> => {
  open.splice(open.indexOf(sandbox), 1);
  await sandbox.close();
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  dataFile = join(folder, 'desk.sqlite');
});
afterEach(async () => {
  for (const sandbox of [...open]) await stop(sandbox);
  await rm(folder, { recursive: true });
});

/** Another process that starts a sandbox, makes one change, says so, and would then go on serving. */
const changeInOtherProcess = `
  const { startSandbox } = await import(process.argv[1]);
  const { callerOf } = await import(process.argv[2]);
  const sandbox = await startSandbox({
    port: 0, host: '127.0.0.1', clock: () => new Date(), dataFile: process.argv[3],
    serviceAccounts: [{ name: 'countersign', token: 't' }],
  });
  const { status } = await callerOf(sandbox, 't')('PATCH', '${order}', ${JSON.stringify(approve)});
  console.log('answered ' + status);
`;

const inOtherProcess = async (): Promise<{ said: string; kill: () => Promise<void> }> => {
  const rooms = ['./start.ts', './caller.ts'].map(room => new URL(room, import.meta.url).href);
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', changeInOtherProcess, ...rooms, dataFile],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [said] = await once(child.stdout, 'data');
  return {
    said: String(said).trim(),
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
};

describe('the data file', () => {
  it('keeps changes over a restart', async () => {
    const first = await start({ dataFile });
    await callerOf(first, 't')('PATCH', order, approve);
    await stop(first);
    const call = callerOf(await start({ dataFile }), 't');
    expect((await call('GET', order)).body).toMatchObject({
      version: '2',
      fields: { refund_status: 'Approved' },
    });
    expect((await call('GET', `${order}/history`)).body).toMatchObject({ entries: [{ reference: 'k' }] });
  });

  it('keeps an answered change when the process is killed right after', async () => {
    const other = await inOtherProcess();
    await other.kill();
    expect(other.said).toBe('answered 200');
    const call = callerOf(await start({ dataFile }), 't');
    expect((await call('GET', order)).body).toMatchObject({ fields: { refund_status: 'Approved' } });
  });

  it('is synced to disk at every commit', () => {
    const db = openFile(dataFile);
    const full = 2;
    expect(db.prepare('pragma synchronous').get()).toEqual({ synchronous: full });
    db.close();
  });

  it('in use by another process is refused in one sentence', async () => {
    const other = await inOtherProcess();
    try {
      await expect(start({ dataFile })).rejects.toThrow(
        /Another sandbox is using .*desk\.sqlite\. Stop it first/,
      );
    } finally {
      await other.kill();
    }
  });

  it('from another version is refused in one sentence', async () => {
    const db = openFile(dataFile);
    db.exec('pragma user_version = 99');
    db.close();
    await expect(start({ dataFile })).rejects.toThrow('is from another version');
  });

  it('holds the seed again after a reset', async () => {
    const sandbox = await start({ dataFile });
    const call = callerOf(sandbox, 't');
    await call('PATCH', order, approve);
    sandbox.reset();
    expect((await call('GET', order)).body).toMatchObject({
      version: '1',
      fields: { refund_status: 'Requested' },
    });
  });
});

describe('a port in use', () => {
  it('is told, and the data file is let go', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    const clock = () => new Date();
    await expect(startSandbox({ port, host: '127.0.0.1', clock, dataFile })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await start({ dataFile });
  });
});

describe('without service accounts', () => {
  it('the API refuses everyone', async () => {
    const sandbox = await startSandbox({ port: 0, host: '127.0.0.1', clock: () => new Date() });
    open.push(sandbox);
    for (const token of ['', 'undefined', 't']) {
      expect((await callerOf(sandbox, token)('GET', order)).status).toBe(401);
    }
  });
});

describe('misbehaviour', () => {
  const behave = (sandbox: Sandbox, body: unknown) =>
    callerOf(sandbox, 't')('POST', '/__test/behaviour', body);

  it('cannot be asked for unless the sandbox was started for tests', async () => {
    const sandbox = await start();
    const body = '{"down":true}';
    const headers = { Origin: sandbox.url, 'Content-Type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/__test/behaviour`, { method: 'POST', headers, body });
    expect(answer.status).toBe(404);
    expect((await callerOf(sandbox, 't')('GET', order)).status).toBe(200);
  });

  it('down: everything is 503 until it is up again', async () => {
    const sandbox = await start({ testing: true });
    await behave(sandbox, { down: true });
    expect((await callerOf(sandbox, 't')('GET', order)).status).toBe(503);
    await behave(sandbox, { down: false });
    expect((await callerOf(sandbox, 't')('GET', order)).status).toBe(200);
  });

  it('slow: an impatient caller gets no answer', async () => {
    const sandbox = await start({ testing: true });
    await behave(sandbox, { slowMs: 5_000 });
    const answer = fetch(`${sandbox.url}${order}`, { signal: AbortSignal.timeout(100) });
    await expect(answer).rejects.toThrow('timeout');
  });

  it.each([
    ['request', 'Requested', 'Declined'],
    ['answer', 'Approved', 'Approved'],
  ])('a lost %s leaves the value at %s, and only the next write is hit', async (lose, after) => {
    const sandbox = await start({ testing: true });
    const call = callerOf(sandbox, 't');
    await behave(sandbox, { lose });
    await call('GET', order);
    await expect(call('PATCH', order, approve)).rejects.toThrow('fetch failed');
    expect((await call('GET', order)).body).toMatchObject({ fields: { refund_status: after } });
    expect((await call('PATCH', order, approve)).status).toBe(200);
  });

  it('inflate: a field is 1 MB in the API', async () => {
    const sandbox = await start({ testing: true });
    await behave(sandbox, { inflate: 'charges' });
    const { fields } = (await callerOf(sandbox, 't')('GET', order)).body as { fields: { charges: string } };
    expect(fields.charges).toHaveLength(1_000_000);
  });

  it('a reset ends it', async () => {
    const sandbox = await start({ testing: true });
    await behave(sandbox, { down: true });
    await callerOf(sandbox, 't')('POST', '/__test/reset');
    expect((await callerOf(sandbox, 't')('GET', order)).status).toBe(200);
  });

  it('unknown behaviour is refused', async () => {
    expect((await behave(await start({ testing: true }), { sleepy: true })).status).toBe(400);
  });
});
