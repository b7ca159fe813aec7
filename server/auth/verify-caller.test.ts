import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aProof } from '../../test/builders/a-proof.ts';
import { openTokenIssuer, type TokenIssuer } from '../../test/token-issuer.ts';
import type { SignInRefused } from './sign-in-refused.ts';
import { type Credentials, callerVerifier, type SignInSettings, type VerifyCaller } from './verify-caller.ts';

const publicUrl = 'https://countersign.example';
const path = '/v1/proposals';
const address = `${publicUrl}${path}`;
const method = 'POST';
const pair = await generateKeyPair('ES256', { extractable: true });
const jkt = await calculateJwkThumbprint(await exportJWK(pair.publicKey));

let provider: TokenIssuer;
let token: string;
let verify: VerifyCaller;

const verifier = (tokenBinding: SignInSettings['tokenBinding']) => {
  const { issuer, audience } = provider;
  return callerVerifier({ issuer, audience, rolesClaim: 'roles', tokenBinding, publicUrl: () => publicUrl });
};

beforeAll(async () => {
  provider = await openTokenIssuer();
  token = await provider.token({ claims: { cnf: { jkt } } });
});
beforeEach(() => {
  verify = verifier('required');
});
afterAll(() => provider.close());

const asked = () => ({ token, method, address });
const nowSeconds = () => Math.floor(Date.now() / 1000);
const credentials = (proof: string | undefined, changed: Partial<Credentials> = {}): Credentials => ({
  authorization: `DPoP ${token}`,
  proof,
  method,
  path,
  ...changed,
});
const refusalOf = (from: Credentials, by = verify): Promise<SignInRefused> =>
  by(from).then(
    () => expect.unreachable('it should have been refused'),
    (error: SignInRefused) => error,
  );

test('a token with a proof of its key says who it is', async () => {
  const { person } = await verify(credentials(await aProof(pair, asked())));
  expect(person).toEqual({ sub: 'lena.vogt', name: 'Lena Vogt', roles: ['lead'] });
});

describe('a stolen token is refused (check 12)', () => {
  test('without a proof', async () => {
    expect(await refusalOf(credentials(undefined))).toMatchObject({
      code: 'not-signed-in',
      refusal: 'invalid_dpop_proof',
    });
  });

  test.each(['required', 'optional'] as const)('as a bearer token, where binding is %s', async binding => {
    const proof = await aProof(pair, asked());
    for (const carried of [undefined, proof])
      expect(
        await refusalOf(credentials(carried, { authorization: `Bearer ${token}` }), verifier(binding)),
      ).toMatchObject({ code: 'not-signed-in', refusal: 'invalid_token' });
  });

  test('with a proof of the thief’s own key', async () => {
    const thief = await generateKeyPair('ES256');
    expect(await refusalOf(credentials(await aProof(thief, asked())))).toMatchObject({
      refusal: 'invalid_dpop_proof',
    });
  });

  test('with the owner’s key named and the thief’s signature', async () => {
    const thief = await generateKeyPair('ES256');
    const mixed = { privateKey: thief.privateKey, publicKey: pair.publicKey };
    expect(await refusalOf(credentials(await aProof(mixed, asked())))).toMatchObject({
      refusal: 'invalid_dpop_proof',
    });
  });

  test('with a proof that was used before', async () => {
    const seen = credentials(await aProof(pair, asked()));
    await verify(seen);
    expect(await refusalOf(seen)).toMatchObject({ refusal: 'invalid_dpop_proof' });
  });

  test.each([
    ['another method', { htm: 'GET' }],
    ['another path', { htu: `${publicUrl}/v1/stop` }],
    ['another host', { htu: `https://evil.example${path}` }],
    ['plain http', { htu: `http://countersign.example${path}` }],
    ['an address with a query', { htu: `${address}?x=1` }],
    ['another token', { ath: 'x'.repeat(43) }],
    ['no method', { htm: undefined }],
    ['no address', { htu: undefined }],
    ['no token', { ath: undefined }],
    ['no moment', { iat: undefined }],
    ['any number of uses', { jti: undefined }],
  ])('with a proof that was made for %s', async (_, claims) => {
    expect(await refusalOf(credentials(await aProof(pair, asked(), { claims })))).toMatchObject({
      refusal: 'invalid_dpop_proof',
    });
  });

  test.each([
    ['of another type', { typ: 'JWT' }],
    ['without a key', { jwk: undefined }],
  ])('with a proof %s', async (_, header) => {
    expect(await refusalOf(credentials(await aProof(pair, asked(), { header })))).toMatchObject({
      refusal: 'invalid_dpop_proof',
    });
  });

  test('with a proof that gives the private key away', async () => {
    const jwk = await exportJWK(pair.privateKey);
    expect(await refusalOf(credentials(await aProof(pair, asked(), { header: { jwk } })))).toMatchObject({
      refusal: 'invalid_dpop_proof',
    });
  });

  test('with a proof that nobody signed, or that is signed in a way of the sender’s choice', async () => {
    const [, payload] = (await aProof(pair, asked())).split('.');
    const jwk = await exportJWK(pair.publicKey);
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'dpop+jwt', jwk })).toString('base64url');
    const shared = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt', jwk })
      .sign(new TextEncoder().encode(JSON.stringify(jwk)));
    for (const proof of [`${none}.${payload}.`, shared, 'x', `${await aProof(pair, asked())}, x`])
      expect(await refusalOf(credentials(proof))).toMatchObject({ refusal: 'invalid_dpop_proof' });
  });
});

describe('the time of a proof', () => {
  const hourAgo = () => ({ iat: nowSeconds() - 3600 });

  test.each([-62, 62, -3600, 3600])('%i seconds off is refused, and the answer gives a nonce', async off => {
    const claims = { iat: nowSeconds() + off };
    const { refusal, nonce } = await refusalOf(credentials(await aProof(pair, asked(), { claims })));
    expect(refusal).toBe('use_dpop_nonce');
    expect(nonce).not.toBeNull();
  });

  test('of a computer whose clock is wrong counts with the nonce that it was given, and once only', async () => {
    const { nonce } = await refusalOf(credentials(await aProof(pair, asked(), { claims: hourAgo() })));
    const claims = { ...hourAgo(), nonce: nonce ?? '' };
    const answered = credentials(await aProof(pair, asked(), { claims }));
    expect((await verify(answered)).person.sub).toBe('lena.vogt');
    expect(await refusalOf(answered)).toMatchObject({ refusal: 'invalid_dpop_proof' });
  });

  test.each([
    ['made up', async () => `${Date.now()}.${'x'.repeat(43)}`],
    [
      'of another process',
      async () => {
        const wrong = credentials(await aProof(pair, asked(), { claims: hourAgo() }));
        return (await refusalOf(wrong, verifier('required'))).nonce ?? '';
      },
    ],
  ])('does not count with a nonce %s', async (_, nonceFrom) => {
    const claims = { ...hourAgo(), nonce: await nonceFrom() };
    expect(await refusalOf(credentials(await aProof(pair, asked(), { claims })))).toMatchObject({
      refusal: 'use_dpop_nonce',
    });
  });
});

describe('a token that is bound to no key', () => {
  const unbound = async (scheme: string): Promise<Credentials> => ({
    ...credentials(await aProof(pair, asked())),
    authorization: `${scheme} ${await provider.token()}`,
  });

  test.each(['Bearer', 'DPoP'])('is refused as %s unless the configuration says otherwise', async scheme => {
    expect(await refusalOf(await unbound(scheme))).toMatchObject({
      code: 'not-signed-in',
      refusal: 'invalid_token',
    });
  });

  test('is let in where the configuration says that binding is optional', async () => {
    const { person } = await verifier('optional')(await unbound('Bearer'));
    expect(person.sub).toBe('lena.vogt');
  });

  test('never passes for a bound one', async () => {
    expect(await refusalOf(await unbound('DPoP'), verifier('optional'))).toMatchObject({
      refusal: 'invalid_token',
    });
  });
});
