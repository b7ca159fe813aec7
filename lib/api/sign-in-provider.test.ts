import { decodeJwt } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSignIn } from '../../demo/sign-in.ts';
import { signInDefaults } from '../contract/extension.ts';
import { newKeyPair, proofKey } from './proof-key.ts';
import {
  endAtProvider,
  isRefused,
  obtainTokens,
  type ProviderSettings,
  renewTokens,
  type ShowProvider,
} from './sign-in-provider.ts';

const redirect = 'https://lkhhleojaahdfcgmpfjcbbhcpjcanlic.chromiumapp.org/';
const amira = 'amira.haddad';

/** A real OpenID Connect provider, and the settings to sign in there. */
const aProvider = async ({ bindsTokens = true } = {}): Promise<ProviderSettings> => {
  const { issuer, close } = await startSignIn({
    port: 0,
    host: '127.0.0.1',
    extensionRedirects: [redirect],
    audience: signInDefaults.resource,
    bindsTokens,
  });
  onTestFinished(close);
  return { ...signInDefaults, issuer, audience: '', insecure: true };
};

/** A browser window in which this person signs in: follows redirects with cookies until the provider is left. */
const aWindow = (sub: string) => {
  const cookies = new Map<string, string>();
  const visited: string[] = [];
  const visit = async (address: URL, form?: URLSearchParams): Promise<URL> => {
    visited.push(address.href);
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) return visit(address, new URLSearchParams({ sub }));
    const next = new URL(location, address);
    return next.origin === address.origin ? visit(next) : next;
  };
  const show: ShowProvider = address => visit(address);
  const timesAsked = () => visited.filter(address => address.includes('/sign-in/')).length / 2;
  return { show, visited, timesAsked };
};

const aKey = async () => proofKey(await newKeyPair());
const key = await aKey();

const signIn = (settings: ProviderSettings, show: ShowProvider, askAgain = false) =>
  obtainTokens(settings, redirect, show, { askAgain, key });

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable('it should have been refused'),
    (error: unknown) => error,
  );

describe('signing in', () => {
  it('gives tokens of the person for the backend, and no token ever stands in an address', async () => {
    const settings = await aProvider();
    const { show, visited } = aWindow(amira);
    const tokens = await signIn(settings, show);
    expect(tokens.sub).toBe(amira);
    expect(decodeJwt(tokens.access)).toMatchObject({ sub: amira, aud: signInDefaults.resource });
    expect(tokens.expiresAtMs).toBeGreaterThan(Date.now());
    for (const address of visited)
      for (const token of [tokens.access, tokens.refresh]) expect(address).not.toContain(token);
  });

  it('check 13: asks for a code with PKCE, state and nonce, each new every time', async () => {
    const settings = await aProvider();
    const asked: URL[] = [];
    const note: ShowProvider = address => {
      asked.push(address);
      return Promise.reject(new Error('closed'));
    };
    await errorOf(signIn(settings, note));
    await errorOf(signIn(settings, note));
    const [first, second] = asked.map(({ searchParams }) => Object.fromEntries(searchParams));
    expect(first).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: redirect,
    });
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(first?.[name]?.length).toBeGreaterThanOrEqual(43);
      expect(first?.[name]).not.toBe(second?.[name]);
    }
  });

  it.each([
    ['another state', (answer: URL) => answer.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (answer: URL) => answer.searchParams.delete('state')],
    ['the name of another provider', (answer: URL) => answer.searchParams.set('iss', 'https://evil.example')],
    ['a code that was made up', (answer: URL) => answer.searchParams.set('code', 'x'.repeat(43))],
  ])('refuses an answer with %s', async (_, forge) => {
    const settings = await aProvider();
    const { show } = aWindow(amira);
    const forged: ShowProvider = async address => {
      const answer = await show(address);
      forge(answer);
      return answer;
    };
    expect(await errorOf(signIn(settings, forged))).toBeInstanceOf(Error);
  });

  it('check 13: refuses the code of another sign-in put into this one', async () => {
    const settings = await aProvider();
    const stolen = Promise.withResolvers<string>();
    const thief: ShowProvider = async address => {
      stolen.resolve((await aWindow('ben.okafor').show(address)).searchParams.get('code') ?? '');
      throw new Error('closed');
    };
    await errorOf(signIn(settings, thief));
    const mixed: ShowProvider = async address => {
      const answer = await aWindow(amira).show(address);
      answer.searchParams.set('code', await stolen.promise);
      return answer;
    };
    expect(isRefused(await errorOf(signIn(settings, mixed)))).toBe(true);
  });

  it('binds the tokens, and the code that they are for, to the key', async () => {
    const settings = await aProvider();
    const { show, visited } = aWindow(amira);
    const tokens = await signIn(settings, show);
    const jkt = await key.calculateThumbprint();
    expect(tokens.thumbprint).toBe(jkt);
    expect(decodeJwt(tokens.access)).toMatchObject({ cnf: { jkt } });
    expect(new URL(visited[0] ?? '').searchParams.get('dpop_jkt')).toBe(jkt);
  });

  it('takes plain tokens from a provider that binds none', async () => {
    const settings = await aProvider({ bindsTokens: false });
    const tokens = await signIn(settings, aWindow(amira).show);
    expect(tokens.thumbprint).toBeNull();
    expect(decodeJwt(tokens.access)).not.toHaveProperty('cnf');
    expect((await renewTokens(settings, tokens, null)).thumbprint).toBeNull();
  });

  it('lets the provider remember the person, unless they signed out here', async () => {
    const settings = await aProvider();
    const { show, timesAsked } = aWindow(amira);
    await signIn(settings, show);
    await signIn(settings, show);
    expect(timesAsked()).toBe(1);
    await signIn(settings, show, true);
    expect(timesAsked()).toBe(2);
  });

  it('reaches no provider without encryption outside development', async () => {
    const settings = { ...(await aProvider()), insecure: false };
    const { show, visited } = aWindow(amira);
    await errorOf(signIn(settings, show));
    expect(visited).toEqual([]);
  });

  it('tells a provider that is out of reach from one that refuses', async () => {
    const settings = { ...(await aProvider()), issuer: 'http://127.0.0.1:9' };
    expect(isRefused(await errorOf(signIn(settings, aWindow(amira).show)))).toBe(false);
  });
});

describe('renewing', () => {
  it('gives new tokens of the same person, and each refresh token works once', async () => {
    const settings = await aProvider();
    const first = await signIn(settings, aWindow(amira).show);
    const second = await renewTokens(settings, first, key);
    expect(second.sub).toBe(amira);
    expect(second.access).not.toBe(first.access);
    expect(decodeJwt(second.access)).toMatchObject({ sub: amira, aud: signInDefaults.resource });
    expect(isRefused(await errorOf(renewTokens(settings, first, key)))).toBe(true);
  });

  it('is refused to whoever has the refresh token without its key', async () => {
    const settings = await aProvider();
    const tokens = await signIn(settings, aWindow(amira).show);
    for (const other of [null, await aKey()])
      expect(isRefused(await errorOf(renewTokens(settings, tokens, other)))).toBe(true);
    expect((await renewTokens(settings, tokens, key)).sub).toBe(amira);
  });
});

describe('leaving', () => {
  it('ends the grant: the refresh token is worth nothing afterwards', async () => {
    const settings = await aProvider();
    const tokens = await signIn(settings, aWindow(amira).show);
    const address = await endAtProvider(settings, tokens, redirect);
    expect(address?.href).toMatch(new RegExp(`^${settings.issuer}/session/end\\?`));
    expect(address?.href).not.toContain(tokens.access);
    expect(isRefused(await errorOf(renewTokens(settings, tokens, key)))).toBe(true);
  });
});
