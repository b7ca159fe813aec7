import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { pourWithoutEnd, serveHttp } from '../../test/http-server.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { Backend } from './backend.ts';
import { callBackend } from './call.ts';
import { newKeyPair, proofKey } from './proof-key.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A server that answers everything alike and remembers what it was asked. */
const serve = async (answer: (response: ServerResponse) => void) => {
  const seen: Seen[] = [];
  const { address, close } = await serveHttp(async (response, request) => {
    const chunks = await request.toArray();
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    answer(response);
  });
  return { seen, close, backend: { address, token: 'secret-token', key: null } satisfies Backend };
};

const json = (status: number, body: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const wantsNonce = (response: ServerResponse) => {
  response.setHeader('www-authenticate', 'DPoP algs="ES256", error="use_dpop_nonce"');
  response.setHeader('dpop-nonce', 'the-nonce');
  json(401, { code: 'not-signed-in', message: 'The clock is wrong.' })(response);
};

const problemOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProblemError) return error.problem;
  throw new Error(`expected a ProblemError, not ${error}`);
};

const health = { status: 'ok', store: 'ready', policyVersion: 3 };
const id = '0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11';

describe('callBackend', () => {
  it('sends a token without a key as bearer, to the address and path of the operation', async () => {
    const { seen, backend } = await serve(json(200, health));
    expect(await callBackend(backend, 'health.show')).toEqual(health);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/healthz', body: '' });
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer secret-token',
      accept: 'application/json',
    });
    expect(seen[0]?.headers.cookie).toBeUndefined();
  });

  it('sends a new proof of the key with every request, and never the same twice', async () => {
    const { seen, backend } = await serve(json(200, health));
    const key = proofKey(await newKeyPair());
    await callBackend({ ...backend, key }, 'health.show');
    await callBackend({ ...backend, key }, 'health.show');
    const proofs = seen.map(({ headers }) => String(headers.dpop));
    expect(seen[0]?.headers.authorization).toBe('DPoP secret-token');
    expect(proofs.map(proof => decodeJwt(proof))).toMatchObject([
      { htm: 'GET', htu: `${backend.address}/healthz` },
      { htm: 'GET', htu: `${backend.address}/healthz` },
    ]);
    expect(decodeJwt(proofs[0] ?? '').jti).not.toBe(decodeJwt(proofs[1] ?? '').jti);
  });

  it('sends a request once more, whole, to a backend that wants a nonce in the proof', async () => {
    const answers = [wantsNonce, json(200, { stopped: [] })];
    const { seen, backend } = await serve(response => answers.shift()?.(response));
    const key = proofKey(await newKeyPair());
    const body = { scope: 'everything', stopped: true, reason: 'wrong amounts' };
    await callBackend({ ...backend, key }, 'stop.set', { body });
    expect(seen.map(request => JSON.parse(request.body))).toEqual([body, body]);
    expect(decodeJwt(String(seen[1]?.headers.dpop)).nonce).toBe('the-nonce');
  });

  it('gives up on a backend that is never content with the nonce it gave', async () => {
    const { seen, backend } = await serve(wantsNonce);
    const key = proofKey(await newKeyPair());
    const call = callBackend({ ...backend, key }, 'health.show');
    expect(await problemOf(call)).toEqual({ code: 'not-signed-in', message: 'The clock is wrong.' });
    expect(seen).toHaveLength(2);
  });

  it('puts path parameters into the path encoded, so that none can change it', async () => {
    const { seen, backend } = await serve(
      json(200, { title: '', kind: '', text: '', owner: '', dated: null }),
    );
    await callBackend(backend, 'sources.show', { params: { id, source: '../../me?x#y' } });
    expect(seen[0]?.url).toBe(`/v1/runs/${id}/sources/..%2F..%2Fme%3Fx%23y`);
  });

  it('sends query defaults of the contract and leaves out what is not given', async () => {
    const { seen, backend } = await serve(json(200, { items: [], next: null }));
    await callBackend(backend, 'proposals.list', { query: { scope: 'to-decide', state: undefined } });
    expect(seen[0]?.url).toBe('/v1/proposals?limit=25&scope=to-decide');
  });

  it('sends the checked body as JSON', async () => {
    const { seen, backend } = await serve(json(200, { stopped: [] }));
    await callBackend(backend, 'stop.set', {
      body: { scope: 'everything', stopped: true, reason: '  wrong amounts ' },
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      scope: 'everything',
      stopped: true,
      reason: 'wrong amounts',
    });
  });

  it('sends nothing when a part is not as the contract says, and tells where', async () => {
    const { seen, backend } = await serve(json(200, { stopped: [] }));
    const call = callBackend(backend, 'stop.set', {
      body: { scope: 'all', stopped: true, reason: 'no', by: 'me' },
    });
    expect(await problemOf(call)).toMatchObject({
      code: 'bad-input',
      details: [
        expect.stringMatching(/^body\.scope: /),
        expect.stringMatching(/^body\.reason: /),
        expect.stringMatching(/^body: .*by/),
      ],
    });
    expect(seen).toHaveLength(0);
  });

  it.each(['', 'me', '__proto__', 'toString', 'me.show/../x'])(
    'refuses %j, which is no operation',
    async name => {
      const { seen, backend } = await serve(json(200, {}));
      expect(await problemOf(callBackend(backend, name as 'me.show'))).toMatchObject({ code: 'bad-input' });
      expect(seen).toHaveLength(0);
    },
  );

  it('throws the backend’s own refusal as it is', async () => {
    const refusal = { code: 'forbidden', message: 'You may not stop systems.' };
    const { backend } = await serve(json(403, refusal));
    expect(await problemOf(callBackend(backend, 'health.show'))).toEqual(refusal);
  });

  it.each([
    [401, 'not-signed-in'],
    [502, 'offline'],
    [404, 'bad-answer'],
  ])('has plain words for status %i from something that is not the backend', async (status, code) => {
    const { backend } = await serve(response => response.writeHead(status).end('<h1>proxy</h1>'));
    expect(await problemOf(callBackend(backend, 'health.show'))).toMatchObject({ code });
  });

  it('never follows a redirect, which would carry the token away', async () => {
    const elsewhere = await serve(json(200, health));
    const { backend } = await serve(response =>
      response.writeHead(307, { location: `${elsewhere.backend.address}/healthz` }).end(),
    );
    expect(await problemOf(callBackend(backend, 'health.show'))).toMatchObject({ code: 'offline' });
    expect(elsewhere.seen).toHaveLength(0);
  });

  it('does not believe an answer of another form', async () => {
    const { backend } = await serve(json(200, { ...health, status: 'fine', extra: 1 }));
    expect(await problemOf(callBackend(backend, 'health.show'))).toMatchObject({ code: 'bad-answer' });
  });

  it('does not believe an answer that is no JSON', async () => {
    const { backend } = await serve(response => response.end('ok'));
    expect(await problemOf(callBackend(backend, 'health.show'))).toMatchObject({ code: 'bad-answer' });
  });

  it('stops reading an answer that grows without end', async () => {
    const { backend } = await serve(response => pourWithoutEnd(response, ' '.repeat(1024 * 1024)));
    expect(await problemOf(callBackend(backend, 'health.show'))).toMatchObject({ code: 'too-large' });
  });

  it('says that the backend does not answer when nothing listens there', async () => {
    const { backend, close } = await serve(json(200, health));
    await close();
    expect(await problemOf(callBackend(backend, 'health.show'))).toMatchObject({ code: 'offline' });
  });

  it('says so when the line breaks in the middle of an answer', async () => {
    const { backend } = await serve(response => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"status":', () => response.destroy());
    });
    expect(await problemOf(callBackend(backend, 'health.show'))).toMatchObject({ code: 'offline' });
  });
});
