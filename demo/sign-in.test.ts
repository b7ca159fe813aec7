import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  jwtVerify,
} from 'jose';
import { generateKeyPair, generateRandomCodeVerifier } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumExtensionId, signInDefaults, signInRedirects } from '../lib/contract/extension.ts';
import { TestClient } from './sign-in/test-client.ts';
import { Visitor } from './sign-in/visitor.ts';
import { mintToken, type SignIn, startSignIn } from './sign-in.ts';
import { people } from './story.ts';

const audience = signInDefaults.resource;
const redirect = signInRedirects.chromium;
const extensionOrigin = `chrome-extension://${chromiumExtensionId}`;
const settings = { port: 0, host: '127.0.0.1', extensionRedirects: Object.values(signInRedirects), audience };

let provider: SignIn;
let client: TestClient;
beforeAll(async () => {
  provider = await startSignIn(settings);
  client = new TestClient(provider.issuer);
});
afterAll(() => provider.close());

const verify = ({ issuer }: SignIn, token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), { issuer, audience, typ: 'at+jwt' });

describe('access tokens', () => {
  it.each(people.map(({ sub, role }) => [sub, role]))(
    'of %s verify against the published keys, name the backend and the role %s',
    async (sub, role) => {
      const { access_token } = await mintToken(provider.issuer, sub);
      const { payload } = await verify(provider, access_token);
      const person = people.find(known => known.sub === sub);
      expect(payload).toMatchObject({
        sub,
        name: person?.name,
        email: person?.email,
        countersign_roles: [role],
        aud: audience,
      });
    },
  );

  it('are bound to the key of the one who asked', async () => {
    const { access_token, token_type, pair } = await mintToken(provider.issuer, 'lena.vogt');
    expect(token_type).toBe('dpop');
    const jkt = await calculateJwkThumbprint(await exportJWK(pair.publicKey));
    expect(decodeJwt(access_token)).toMatchObject({ cnf: { jkt } });
  });

  it('live ten minutes', async () => {
    const { access_token, expires_in } = await mintToken(provider.issuer, 'lena.vogt');
    const { exp = 0, iat = 0 } = decodeJwt(access_token);
    expect([expires_in, exp - iat]).toEqual([600, 600]);
  });

  it('live as long as the provider was told', async () => {
    const brief = await startSignIn({ ...settings, accessTokenSeconds: 2 });
    try {
      const { exp = 0, iat = 0 } = decodeJwt((await mintToken(brief.issuer, 'lena.vogt')).access_token);
      expect(exp - iat).toBe(2);
    } finally {
      await brief.close();
    }
  });

  it('of another provider do not verify', async () => {
    const other = await startSignIn(settings);
    try {
      const { access_token } = await mintToken(other.issuer, 'lena.vogt');
      await expect(verify(provider, access_token)).rejects.toThrow();
    } finally {
      await other.close();
    }
  });
});

describe('a sign-in is refused', () => {
  it.each([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['with a PKCE challenge in plain text', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for tokens in the address', { response_type: 'token' }, 'unsupported_response_type'],
    ['for another backend', { resource: 'urn:another:backend' }, 'invalid_target'],
  ])('%s', async (_name, changed, error) => {
    const { sentTo } = await client.refusal(changed);
    const told = new URLSearchParams(sentTo?.search || sentTo?.hash.slice(1));
    expect(sentTo?.origin).toBe(new URL(redirect).origin);
    expect(told.get('error')).toBe(error);
  });

  it.each([
    ['another redirect', { redirect_uri: 'https://attacker.example/' }],
    ['a path below the redirect', { redirect_uri: `${redirect}deeper` }],
    ['another client', { client_id: 'somebody' }],
  ])('with %s, and the browser is sent nowhere', async (_name, changed) => {
    expect(await client.refusal(changed)).toEqual({ status: 400, sentTo: null });
  });

  it('for a person who is not on the list', async () => {
    await expect(mintToken(provider.issuer, 'mallory')).rejects.toThrow('400');
  });

  it('in a browser other than the one that began it', async () => {
    const { page } = await client.signInPage();
    const stranger = new Visitor().open(page, new URLSearchParams({ sub: 'lena.vogt' }));
    await expect(stranger).rejects.toThrow('400');
  });
});

describe('the sign-in page', () => {
  it('offers each person as a button of one form, and says what kind of provider it is', async () => {
    const { html } = await client.signInPage();
    for (const { sub } of people) expect(html).toContain(`<button name="sub" value="${sub}">`);
    expect(html).toContain('development sign-in provider');
  });
});

describe('codes', () => {
  it('are of no use without the verifier of the one who asked', async () => {
    const answer = await client.exchange(await client.codeFor('amira.haddad'), {
      codeVerifier: generateRandomCodeVerifier(),
    });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('are good for one use, and a second use ends what the first one gave', async () => {
    const code = await client.codeFor('amira.haddad');
    const first = await client.exchange(code);
    expect(first.status).toBe(200);
    expect((await client.exchange(code)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await client.refresh(first.body.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('refresh tokens', () => {
  it('give a new access token of the same person, and are replaced', async () => {
    const first = await mintToken(provider.issuer, 'ben.okafor');
    const second = await client.refresh(first.refresh_token, first.pair);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    const { payload } = await verify(provider, second.body.access_token ?? '');
    expect(payload).toMatchObject({ sub: 'ben.okafor', countersign_roles: ['agent'] });
  });

  it('used a second time end the whole sign-in', async () => {
    const first = await mintToken(provider.issuer, 'ben.okafor');
    const second = await client.refresh(first.refresh_token, first.pair);
    expect((await client.refresh(first.refresh_token, first.pair)).body).toMatchObject({
      error: 'invalid_grant',
    });
    expect((await client.refresh(second.body.refresh_token, first.pair)).body).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('are of no use without the key that they were made for', async () => {
    const { refresh_token } = await mintToken(provider.issuer, 'ben.okafor');
    const thief = await generateKeyPair('ES256');
    expect((await client.refresh(refresh_token, thief)).body).toMatchObject({ error: 'invalid_grant' });
    const bare = await client.refresh(refresh_token, null);
    expect([bare.status, bare.body.access_token]).toEqual([400, undefined]);
  });

  it('are of no use once revoked', async () => {
    const { refresh_token = '', pair } = await mintToken(provider.issuer, 'ben.okafor');
    const body = new URLSearchParams({ client_id: signInDefaults.clientId, token: refresh_token });
    const revoked = await fetch(`${provider.issuer}/token/revocation`, { method: 'POST', body });
    expect(revoked.status).toBe(200);
    expect((await client.refresh(refresh_token, pair)).body).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('the token endpoint', () => {
  it.each([extensionOrigin, 'moz-extension://0d1e4b6c-7a51-4f0e-9d0e-3c5b1c9a7f10'])(
    'answers %s',
    async Origin => {
      const { refresh_token, pair } = await mintToken(provider.issuer, 'ada.nilsson');
      const { status, headers } = await client.refresh(refresh_token, pair, { Origin });
      expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([200, Origin]);
    },
  );

  it.each(['https://attacker.example', 'chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh', 'null'])(
    'gives nothing to %s',
    async Origin => {
      const { refresh_token, pair } = await mintToken(provider.issuer, 'ada.nilsson');
      const { status, headers, body } = await client.refresh(refresh_token, pair, { Origin });
      expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([400, null]);
      expect(body).not.toHaveProperty('access_token');
    },
  );
});

describe('signing out', () => {
  const signOutAddress = (idToken: string, to: string): URL => {
    const address = new URL(`${provider.issuer}/session/end`);
    address.searchParams.set('id_token_hint', idToken);
    address.searchParams.set('post_logout_redirect_uri', to);
    return address;
  };

  it('ends the session in the browser and returns to the extension', async () => {
    const visitor = new Visitor();
    const { body } = await client.exchange(await client.codeFor('lena.vogt', visitor));
    expect(await visitor.open(await client.authorization())).toHaveProperty('left');
    const confirm = await visitor.open(signOutAddress(body.id_token ?? '', redirect));
    const html = 'html' in confirm ? confirm.html : '';
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
    const done = await visitor.open(new URL(action), new URLSearchParams({ xsrf, logout: 'yes' }));
    expect(done).toMatchObject({ left: new URL(redirect) });
    expect(await visitor.open(await client.authorization())).toHaveProperty('page');
  });

  it('never sends the browser elsewhere', async () => {
    const { id_token = '' } = await mintToken(provider.issuer, 'lena.vogt');
    const visit = new Visitor().open(signOutAddress(id_token, 'https://attacker.example/'));
    await expect(visit).rejects.toThrow('400');
  });
});

describe("the provider's keys", () => {
  it('are kept in a file for its owner only, and a token outlives a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sign-in-'));
    const keyFile = join(folder, 'keys.json');
    try {
      const first = await startSignIn({ ...settings, keyFile });
      const { access_token } = await mintToken(first.issuer, 'tomas.rivera');
      await first.close();
      expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
      const port = Number(new URL(first.issuer).port);
      const second = await startSignIn({ ...settings, port, keyFile });
      await expect(verify(second, access_token)).resolves.toBeDefined();
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('are new at every start without a file', async () => {
    const other = await startSignIn(settings);
    const [mine, others] = await Promise.all(
      [provider, other].map(async ({ issuer }) =>
        decodeProtectedHeader((await mintToken(issuer, 'lena.vogt')).access_token),
      ),
    );
    await other.close();
    expect(mine?.kid).not.toBe(others?.kid);
  });
});
