import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MintedToken, mintToken, type SignIn, startSignIn } from '../../demo/sign-in.ts';
import { api } from '../../lib/contract/api.ts';
import { type Endpoint, rightsFor } from '../../lib/contract/endpoint.ts';
import { chromiumExtensionId, signInDefaults, signInRedirects } from '../../lib/contract/extension.ts';
import { problem } from '../../lib/contract/shared.ts';
import { signedHeaders } from '../../test/builders/a-proof.ts';
import {
  ada,
  amira,
  ben,
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
  tomas,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { createProposal } from '../actions/create-proposal.ts';
import { callerVerifier } from '../auth/verify-caller.ts';
import { createApp } from './app.ts';

const publicUrl = 'https://backend.example';
const origin = `chrome-extension://${chromiumExtensionId}`;
const operations = Object.values(api) as Endpoint[];
const closed = operations.filter(({ access }) => access !== 'open');
const people = { agent: amira.sub, lead: lena.sub, admin: tomas.sub, auditor: ada.sub };
type Role = keyof typeof people;

const rightsOf: Record<Role, readonly string[]> = {
  agent: ['draft', 'propose'],
  lead: ['draft', 'propose', 'decide', 'roll-back', 'stop', 'review-policy'],
  admin: ['decide', 'stop', 'author-policy', 'review-policy', 'publish-policy'],
  auditor: ['audit'],
};

const mayCall = (role: Role, endpoint: Endpoint): boolean =>
  rightsFor(endpoint).some(right => rightsOf[role].includes(right));

const addressOf = ({ path }: Endpoint): string =>
  path.replace('{id}', randomUUID()).replace('{source}', 'any').replace('{version}', '999');

describeOnEveryStore('the HTTP interface', getStore => {
  let desk: TestDesk;
  let signIn: SignIn;
  let services: TestServices;
  let app: Hono;
  const tokens = new Map<Role, MintedToken>();

  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
    signIn = await startSignIn({
      port: 0,
      host: '127.0.0.1',
      extensionRedirects: [signInRedirects.chromium],
      audience: signInDefaults.resource,
    });
    for (const [role, sub] of Object.entries(people))
      tokens.set(role as Role, await mintToken(signIn.issuer, sub));
    const settings = {
      issuer: signIn.issuer,
      audience: signInDefaults.resource,
      rolesClaim: 'countersign_roles',
      tokenBinding: 'required' as const,
      publicUrl: () => publicUrl,
    };
    app = createApp(services, { extensionOrigins: [origin], verifyCaller: callerVerifier(settings) });
  });
  afterAll(async () => {
    await signIn?.close();
    await services?.close();
    await desk?.close();
  });

  const signed = (role: Role, method: string, path: string, token?: string) => {
    const minted = tokens.get(role) as MintedToken;
    const address = `${publicUrl}${path.replace(/\?.*/, '')}`;
    return signedHeaders(minted.pair, { token: token ?? minted.access_token, method, address });
  };
  const ask = async (
    endpoint: Endpoint,
    {
      role,
      token,
      body = {},
      address = addressOf(endpoint),
    }: { role?: Role; token?: string; body?: unknown; address?: string } = {},
  ) => {
    const as = role ?? (token && 'lead');
    const headers = {
      'content-type': 'application/json',
      ...(as && (await signed(as, endpoint.method.toUpperCase(), address, token))),
    };
    const init =
      endpoint.method === 'get' ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await app.request(address, init);
    return { status: answer.status, json: () => answer.json(), headers: answer.headers };
  };
  const someoneWith = (endpoint: Endpoint): Role =>
    endpoint.access === 'signed-in'
      ? 'agent'
      : ((Object.keys(people) as Role[]).find(role => mayCall(role, endpoint)) ?? 'admin');

  describe.each(closed.map(endpoint => [endpoint.id, endpoint] as const))('%s', (_id, endpoint) => {
    test('refuses a caller who is not signed in, or whose token is not good here', async () => {
      const [head, payload] = (tokens.get('lead')?.access_token ?? '').split('.');
      const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      for (const token of [undefined, 'x', `${head}.${payload}.AAAA`, unsigned]) {
        const answer = await ask(endpoint, token === undefined ? {} : { token });
        expect(answer.status).toBe(401);
        expect(problem.parse(await answer.json()).code).toBe('not-signed-in');
      }
    });

    if (rightsFor(endpoint).length > 0)
      test('refuses everyone without its right, and logs the denial', async () => {
        const without = (Object.keys(people) as Role[]).filter(role => !mayCall(role, endpoint));
        expect(without.length).toBeGreaterThan(0);
        for (const role of without) {
          const before = await services.feed.size();
          expect((await ask(endpoint, { role })).status).toBe(403);
          const last = await services.db
            .selectFrom('audit_events')
            .selectAll()
            .orderBy('seq', 'desc')
            .limit(1)
            .executeTakeFirst();
          expect(last?.seq).toBe(before + 1);
          expect(last).toMatchObject({
            type: 'access.denied',
            actor: { sub: people[role] },
            data: expect.stringContaining(endpoint.id),
          });
        }
      });

    test('refuses what its contract does not name (check 30)', async () => {
      const role = someoneWith(endpoint);
      const extra = { state: 'applied', approvedBy: 'me', tenantId: 'other', policyVersion: 99 };
      const address =
        endpoint.method === 'get' ? `${addressOf(endpoint)}?approvedBy=me` : addressOf(endpoint);
      const answer = await ask(endpoint, { role, address, body: extra });
      expect(answer.status).toBe(400);
      expect(problem.parse(await answer.json())).toMatchObject({
        code: 'bad-input',
        details: expect.any(Array),
      });
    });
  });

  test('a foreign or unknown id is not found, on every operation that takes one (check 29)', async () => {
    const request = {
      id: randomUUID(),
      runId: null,
      record: { system: 'desk', type: 'ticket', id: '1042' },
      changes: [{ kind: 'set-field' as const, field: 'refund_status', proposed: 'Approved' }],
      reason: 'for the test',
    };
    const foreign = await createProposal(services, ben, request);
    const bodies: Record<string, unknown> = {
      'proposals.decide': { seal: foreign.seal, outcome: 'approve' },
      'proposals.edit': { seal: foreign.seal, edits: [{ index: 0, proposed: 'Paid' }] },
      'proposals.roll-back': { id: randomUUID(), reason: 'for the test' },
      'exceptions.take': { dueAt: new Date().toISOString() },
      'exceptions.resolve': { reasonCode: 'other' },
      'policies.draft.edit': { revision: 1, edits: [{ path: ['name'], value: 'x' }] },
      'policies.draft.rebase': { revision: 1 },
      'policies.draft.submit': { digest: '0'.repeat(64) },
      'policies.draft.review': { digest: '0'.repeat(64), outcome: 'approve' },
      'policies.draft.publish': { digest: '0'.repeat(64) },
    };
    const withId = closed.filter(({ path, form }) => path.includes('{id}') && form === 'json');
    for (const endpoint of withId) {
      const role = someoneWith(endpoint);
      expect([endpoint.id, (await ask(endpoint, { role, body: bodies[endpoint.id] })).status]).toEqual([
        endpoint.id,
        404,
      ]);
    }
    for (const id of ['proposals.show', 'proposals.withdraw'] as const)
      expect(
        (await ask(api[id], { role: 'agent', address: api[id].path.replace('{id}', foreign.id) })).status,
      ).toBe(404);
  });

  test('what policy denies inside an operation is on the record too', async () => {
    const body = {
      id: randomUUID(),
      runId: null,
      record: { system: 'desk', type: 'ticket', id: '1042' },
      changes: [{ kind: 'set-field', field: 'risk_note', proposed: 'none' }],
      reason: 'for the test',
    };
    const before = await services.feed.size();
    expect((await ask(api['proposals.create'], { role: 'agent', body })).status).toBe(403);
    const denial = await services.db
      .selectFrom('audit_events')
      .select(['type', 'data'])
      .where('seq', '>', before)
      .execute();
    expect(denial).toEqual([{ type: 'access.denied', data: expect.stringContaining('proposals.create') }]);
  });

  test('bad JSON, another content type and an oversized body each get a clear refusal', async () => {
    const post = async (body: string, type = 'application/json') =>
      app.request('/v1/proposals', {
        method: 'POST',
        body,
        headers: { 'content-type': type, ...(await signed('agent', 'POST', '/v1/proposals')) },
      });
    expect((await post('{"a":')).status).toBe(400);
    expect((await post('a=b', 'application/x-www-form-urlencoded')).status).toBe(400);
    const large = await post(JSON.stringify({ reason: 'x'.repeat(3_000_000) }));
    expect(large.status).toBe(413);
    expect(problem.parse(await large.json()).message).toContain('2 MB');
  });

  test('only the extension’s own origin may read answers, and no cookie ever counts (check 31)', async () => {
    const preflight = async (from: string) =>
      app.request('/v1/me', {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization,dpop',
        },
      });
    expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBe(origin);
    for (const other of ['https://evil.example', 'null', `${origin}.evil.example`]) {
      const { headers } = await preflight(other);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
    const answer = await app.request('/v1/me', {
      headers: { cookie: `token=${tokens.get('lead')?.access_token}`, origin },
    });
    expect(answer.status).toBe(401);
  });

  test('a refusal tells the caller’s program how to sign in, and what was wrong', async () => {
    const challengeOf = async (headers: Record<string, string>) =>
      (await app.request('/v1/me', { headers })).headers.get('www-authenticate');
    const path = '/v1/me';
    const used = await signed('lead', 'GET', path);
    const { dpop: _, ...withoutProof } = await signed('lead', 'GET', path);
    expect(await challengeOf({})).toBe('DPoP algs="ES256"');
    expect(await challengeOf(await signed('lead', 'GET', path, 'x'))).toContain('error="invalid_token"');
    expect(await challengeOf(withoutProof)).toContain('error="invalid_dpop_proof"');
    expect(await challengeOf(used)).toBeNull();
    expect(await challengeOf(used)).toContain('error="invalid_dpop_proof"');
  });

  test('a token is good at the configured address only, whatever the request says of its host', async () => {
    const { access_token: token, pair } = tokens.get('lead') as MintedToken;
    const asked = { token, method: 'GET', address: 'https://evil.example/v1/me' };
    const answer = await app.request('https://evil.example/v1/me', {
      headers: { ...(await signedHeaders(pair, asked)), host: 'evil.example' },
    });
    expect(answer.status).toBe(401);
  });

  test('an unknown operation is a plain 404 problem', async () => {
    const answer = await app.request('/v1/nothing');
    expect(answer.status).toBe(404);
    expect(problem.parse(await answer.json()).code).toBe('not-found');
  });

  test('the description names every operation with its parameters', async () => {
    const description = await (await app.request('/openapi.json')).json();
    const described = Object.entries(
      description.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap(([, methods]) => Object.values(methods).map(({ operationId }) => operationId));
    expect(described.sort()).toEqual(operations.map(({ id }) => id).sort());
    const list = description.paths['/v1/proposals'].get.parameters.map(({ name }: { name: string }) => name);
    expect(list).toEqual(expect.arrayContaining(['cursor', 'limit', 'scope', 'state']));
  });

  test('the person’s own session and plans answer, without fields that role may not see', async () => {
    const me = await (await ask(api['me.show'], { role: 'agent' })).json();
    expect(me).toMatchObject({
      sub: amira.sub,
      rights: ['draft', 'propose'],
      tenant: 'test',
      policyVersion: 1,
    });
    const plans = await ask(api['plans.list'], { role: 'agent' });
    const text = JSON.stringify(await plans.json());
    expect(text).toContain('refund_status');
    expect(text).not.toMatch(/risk_note|Risk note|credit_limit/);
  });

  test('text that is no policy document is refused with its line, one with mistakes is kept with theirs', async () => {
    const create = (yaml: string) =>
      ask(api['policies.draft.create'], {
        role: 'admin',
        body: { reason: 'for the test', start: { from: 'yaml', yaml } },
      });
    const refused = await create('name: X\nroles: ]\n');
    expect(refused.status).toBe(400);
    expect(problem.parse(await refused.json()).details?.join('\n')).toMatch(/^line 2: /);
    const kept = await (await create('name: X\nroles:\n  agent: { title: A, rights: [fly] }\n')).json();
    expect(kept).toMatchObject({ state: 'open', digest: null });
    expect(kept.problems).toContainEqual(
      expect.objectContaining({ line: 3, path: ['roles', 'agent', 'rights', '0'] }),
    );
    expect((await services.policies.current()).version).toBe(1);
  });
});
