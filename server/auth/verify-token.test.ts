import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tokenVerifier, type VerifyToken } from './verify-token.ts';

const { privateKey, publicKey } = await generateKeyPair('ES256');
const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
const audience = 'https://backend.example';

let provider: Server;
let issuer: string;
let keysAnswer: { status: number; body: string };
let verify: VerifyToken;

beforeEach(async () => {
  keysAnswer = { status: 200, body: JSON.stringify(keys) };
  provider = createServer(({ url }, answer) => {
    if (url === '/keys') answer.writeHead(keysAnswer.status).end(keysAnswer.body);
    else answer.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>(resolve => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  verify = tokenVerifier({ issuer, audience, rolesClaim: 'roles' });
});
afterEach(() => new Promise(resolve => provider.close(resolve)));

const token = async ({ to = audience, from = issuer, ends = '5m', roles = ['lead'] as unknown } = {}) =>
  new SignJWT({ name: 'Lena Vogt', roles })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setSubject('lena.vogt')
    .setIssuer(from)
    .setAudience(to)
    .setIssuedAt('-10m')
    .setExpirationTime(ends)
    .sign(privateKey);

test('a good token says who it is, in which roles, and until when', async () => {
  const { person, until } = await verify(await token({ ends: '5m' }));
  expect(person).toEqual({ sub: 'lena.vogt', name: 'Lena Vogt', roles: ['lead'] });
  expect(Math.abs(until.getTime() - Date.now() - 300_000)).toBeLessThan(5000);
});

test('roles in any other form than a list of texts are no roles', async () => {
  expect((await verify(await token({ roles: 'lead' }))).person.roles).toEqual([]);
  expect((await verify(await token({ roles: ['lead', 1] }))).person.roles).toEqual([]);
});

test.each([
  ['of another audience', { to: 'https://other.example' }],
  ['of another provider', { from: 'https://other.example' }],
  ['that has ended', { ends: '-1m' }],
])('a token %s is refused', async (_, wrong) => {
  await expect(verify(await token(wrong))).rejects.toMatchObject({ code: 'not-signed-in' });
});

test('an unsigned token is refused', async () => {
  const [, payload] = (await token()).split('.');
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  await expect(verify(`${header}.${payload}.`)).rejects.toMatchObject({ code: 'not-signed-in' });
});

test.each([
  [503, 'down'],
  [200, 'not JSON'],
  [200, '{"keys":1}'],
])('nobody is signed out because the provider’s keys cannot be had (%i %s)', async (status, body) => {
  const good = await token();
  keysAnswer = { status, body };
  await expect(verify(good)).rejects.toMatchObject({ code: 'upstream-unavailable' });
  keysAnswer = { status: 200, body: JSON.stringify(keys) };
  expect((await verify(good)).person.sub).toBe('lena.vogt');
});
