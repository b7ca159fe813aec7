import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTokenIssuer, type TokenIssuer } from '../../test/token-issuer.ts';
import { tokenVerifier, type VerifyToken } from './verify-token.ts';

let provider: TokenIssuer;
let verify: VerifyToken;

beforeEach(async () => {
  provider = await openTokenIssuer();
  const { issuer, audience } = provider;
  verify = tokenVerifier({ issuer, audience, rolesClaim: 'roles' });
});
afterEach(() => provider.close());

test('a good token says who it is, in which roles, and until when', async () => {
  const { person, until, thumbprint } = await verify(await provider.token({ ends: '5m' }));
  expect(person).toEqual({ sub: 'lena.vogt', name: 'Lena Vogt', roles: ['lead'] });
  expect(thumbprint).toBeNull();
  expect(Math.abs(until.getTime() - Date.now() - 300_000)).toBeLessThan(5000);
});

test('roles in any other form than a list of texts are no roles', async () => {
  expect((await verify(await provider.token({ claims: { roles: 'lead' } }))).person.roles).toEqual([]);
  expect((await verify(await provider.token({ claims: { roles: ['lead', 1] } }))).person.roles).toEqual([]);
});

test.each([
  ['of another audience', { to: 'https://other.example' }],
  ['of another provider', { from: 'https://other.example' }],
  ['that has ended', { ends: '-1m' }],
])('a token %s is refused', async (_, wrong) => {
  await expect(verify(await provider.token(wrong))).rejects.toMatchObject({ code: 'not-signed-in' });
});

test.each([
  ['by a certificate', { 'x5t#S256': 'x'.repeat(43) }],
  ['to a key and by a certificate', { jkt: 'x'.repeat(43), 'x5t#S256': 'x'.repeat(43) }],
  ['to something that is no thumbprint', { jkt: '' }],
  ['to nothing', null],
])('a token that is bound %s is refused: it cannot be checked here', async (_, cnf) => {
  const token = await provider.token({ claims: { cnf } });
  await expect(verify(token)).rejects.toMatchObject({ code: 'not-signed-in' });
});

test('an unsigned token is refused', async () => {
  const [, payload] = (await provider.token()).split('.');
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  await expect(verify(`${header}.${payload}.`)).rejects.toMatchObject({ code: 'not-signed-in' });
});

test.each([
  [503, 'down'],
  [200, 'not JSON'],
  [200, '{"keys":1}'],
])('nobody is signed out because the provider’s keys cannot be had (%i %s)', async (status, body) => {
  const good = await provider.token();
  provider.answerKeysWith({ status, body });
  await expect(verify(good)).rejects.toMatchObject({ code: 'upstream-unavailable' });
  provider.answerKeysWith();
  expect((await verify(good)).person.sub).toBe('lena.vogt');
});
