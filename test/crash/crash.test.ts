import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type MintedToken, mintToken, type SignIn, startSignIn } from '../../demo/sign-in.ts';
import { proofKey } from '../../lib/api/proof-key.ts';
import { send } from '../../lib/api/send.ts';
import { chromiumExtensionId, signInDefaults, signInRedirects } from '../../lib/contract/extension.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { openTestDesk, type TestDesk } from '../services.ts';

/** Stands between backend and help desk, counts requests, and can strike before or after one reaches the desk. */
class Wire {
  readonly #server: Server;
  readonly #desk: string;
  #methods: string[] = [];
  #strike: { at: number; when: 'before' | 'after'; act: () => void } | null = null;

  constructor(desk: string) {
    this.#desk = desk;
    this.#server = createServer(async (request, response) => {
      const number = this.#methods.push(request.method ?? '');
      const strike = this.#strike?.at === number ? this.#strike : null;
      if (strike?.when === 'before') return strike.act();
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(
          ([name]) => !['host', 'connection', 'content-length'].includes(name),
        ),
      ) as Record<string, string>;
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
      const answer = await fetch(`${this.#desk}${request.url}`, {
        method: request.method as string,
        headers,
        ...body,
      });
      const text = await answer.text();
      if (strike?.when === 'after') return strike.act();
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? '',
        etag: answer.headers.get('etag') ?? '',
      });
      response.end(text);
    });
  }

  async open(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on, acts on the nth request. */
  strikeAt(at: number, when: 'before' | 'after', act: () => void): void {
    this.#methods = [];
    this.#strike = { at, when, act };
  }

  /** The methods of the requests since the last call, in order. */
  rest(): string[] {
    const methods = this.#methods;
    this.#methods = [];
    this.#strike = null;
    return methods;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const demo = fileURLToPath(new URL('../../demo', import.meta.url));

class BackendProcess {
  #child: ChildProcess | null = null;
  readonly #env: NodeJS.ProcessEnv;
  url = '';

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Resolves once it serves. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, ...this.#env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      const { msg, url } = JSON.parse(line) as { msg: string; url?: string };
      if (msg === 'ready' && url) {
        this.url = url;
        child.stdout.resume();
        return;
      }
    }
    throw new Error(`The backend did not start:\n${said.join('\n')}`);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}

let desk: TestDesk;
let wire: Wire;
let signIn: SignIn;
let backend: BackendProcess;
let folder: string;
const minted: Record<string, MintedToken> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-crash-'));
  desk = await openTestDesk();
  wire = new Wire(desk.url);
  const url = await wire.open();
  signIn = await startSignIn({
    port: 0,
    host: '127.0.0.1',
    extensionRedirects: [signInRedirects.chromium],
    audience: signInDefaults.resource,
  });
  for (const sub of ['amira.haddad', 'lena.vogt']) minted[sub] = await mintToken(signIn.issuer, sub);
  const config = {
    tenant: 'crash',
    port: 0,
    dataDir: join(folder, 'data'),
    signIn: { issuer: signIn.issuer, audience: signInDefaults.resource },
    extensionOrigins: [`chrome-extension://${chromiumExtensionId}`],
    firstPolicy: join(demo, 'policy.yaml'),
    connectors: (['desk', 'billing', 'crm'] as const).map(system => ({
      kind: 'sandbox',
      id: system === 'desk' ? 'sandbox' : `sandbox-${system}`,
      title: system,
      system,
      url,
      allowPrivate: true,
      tokenEnv: 'TOKEN',
      timeoutMs: 1000,
    })),
  };
  await writeFile(join(folder, 'countersign.yaml'), stringify(config));
  backend = new BackendProcess({
    COUNTERSIGN_CONFIG: join(folder, 'countersign.yaml'),
    TOKEN: 'a-token-for-tests-only',
    DATABASE_URL: '',
  });
  await backend.start();
}, 60_000);

afterAll(async () => {
  await backend?.kill();
  wire?.close();
  await signIn?.close();
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = async <T>(sub: string, path: string, body?: unknown): Promise<T> => {
  const { access_token: token, pair } = minted[sub] as MintedToken;
  const request = {
    method: body === undefined ? 'GET' : 'POST',
    url: new URL(path, backend.url),
    headers: new Headers({ 'content-type': 'application/json' }),
    body: body === undefined ? undefined : JSON.stringify(body),
  };
  const line = { address: backend.url, token, key: proofKey(pair) };
  const answer = await send(line, request, AbortSignal.timeout(30_000));
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
};

const propose = (): Promise<Proposal> =>
  ask('amira.haddad', '/v1/proposals', {
    id: randomUUID(),
    runId: null,
    record: { system: 'desk', type: 'ticket', id: '1042' },
    changes: [
      { kind: 'set-field', field: 'refund_status', proposed: 'Approved' },
      { kind: 'reply', proposed: 'We send the second charge back.' },
    ],
    reason: 'duplicate charge confirmed',
  });

const approve = (proposal: Proposal): Promise<Proposal> =>
  ask('lena.vogt', `/v1/proposals/${proposal.id}/decisions`, { seal: proposal.seal, outcome: 'approve' });

const settled = async (id: string): Promise<Proposal> => {
  for (
    const end = Date.now() + 60_000;
    Date.now() < end;
    await new Promise(resolve => setTimeout(resolve, 100))
  ) {
    const proposal = await ask<Proposal>('lena.vogt', `/v1/proposals/${id}`);
    if (proposal.state !== 'approved') return proposal;
  }
  throw new Error('The proposal was never settled.');
};

const effects = async (): Promise<{ fields: number; replies: number }> => ({
  fields: (await desk.history('/billing/orders/O-20931')).length,
  replies: (await desk.history('/api/tickets/1042')).filter(({ account }) => account === 'countersign')
    .length,
});

/** Kills the backend at the nth request of an apply, starts it again, and tells what the help desk has then. */
const strike = async (at: number, when: 'before' | 'after') => {
  desk.reset();
  const proposal = await propose();
  const killed = Promise.withResolvers<void>();
  wire.strikeAt(at, when, () => void backend.kill().then(killed.resolve));
  await approve(proposal).catch(() => undefined);
  await killed.promise;
  wire.rest();
  await backend.start();
  const { state } = await settled(proposal.id);
  return { state, ...(await effects()) };
};

// Killed before a request, nothing of it has happened; killed after a write, it has and its answer is lost. After a read
// is the same as before the next request.
test('kill -9 around every request of an apply, then a restart, leaves exactly one effect', async () => {
  desk.reset();
  const proposal = await propose();
  wire.rest();
  await approve(proposal);
  expect((await settled(proposal.id)).state).toBe('applied');
  const requests = wire.rest();
  expect(requests.filter(method => method !== 'GET')).toEqual(['PATCH', 'POST']);
  const strikes = requests.flatMap((method, index): [number, 'before' | 'after'][] =>
    method === 'GET' && index < requests.length - 1
      ? [[index + 1, 'before']]
      : [
          [index + 1, 'before'],
          [index + 1, 'after'],
        ],
  );
  const outcomes: unknown[] = [];
  for (const [at, when] of strikes) outcomes.push({ at, when, ...(await strike(at, when)) });
  expect(outcomes).toEqual(
    strikes.map(([at, when]) => ({ at, when, state: 'applied', fields: 1, replies: 1 })),
  );
}, 600_000);
