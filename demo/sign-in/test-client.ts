import {
  allowInsecureRequests,
  calculatePKCECodeChallenge,
  DPoP,
  generateKeyPair,
  generateRandomCodeVerifier,
  genericTokenEndpointRequest,
  None,
} from 'oauth4webapi';
import { signInDefaults, signInRedirects } from '../../lib/contract/extension.ts';
import { Visitor } from './visitor.ts';

type Parameters = Record<string, string | undefined>;

const redirect = signInRedirects.chromium;
const verifier = generateRandomCodeVerifier();
const ownPair = await generateKeyPair('ES256');

interface Exchange {
  codeVerifier: string;
  /** What the tokens are to be bound to; null sends no proof. */
  pair: CryptoKeyPair | null;
}

/** The extension's side of a sign-in, one step at a time, for tests that leave the straight path. */
export class TestClient {
  readonly #issuer: string;

  constructor(issuer: string) {
    this.#issuer = issuer;
  }

  /** The address a sign-in begins at; `undefined` takes a parameter away. */
  async authorization(changed: Parameters = {}): Promise<URL> {
    const address = new URL(`${this.#issuer}/auth`);
    const parameters = {
      client_id: signInDefaults.clientId,
      response_type: 'code',
      redirect_uri: redirect,
      scope: signInDefaults.scope,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 'a-state-of-the-test',
      nonce: 'a-nonce-of-the-test',
      ...changed,
    };
    for (const [name, value] of Object.entries(parameters)) if (value) address.searchParams.set(name, value);
    return address;
  }

  /** Where the provider sends the browser at once, without showing anybody a page to sign in. */
  async refusal(changed: Parameters): Promise<{ status: number; sentTo: URL | null }> {
    const answer = await fetch(await this.authorization(changed), { redirect: 'manual' });
    const location = answer.headers.get('Location');
    return { status: answer.status, sentTo: location ? new URL(location, this.#issuer) : null };
  }

  /** The page where one picks a person. */
  async signInPage(visitor = new Visitor()): Promise<{ page: URL; html: string }> {
    const visit = await visitor.open(await this.authorization());
    if (!('page' in visit)) throw new Error('The provider showed no page to sign in.');
    return visit;
  }

  /** Signs in as a person up to the code. */
  async codeFor(sub: string, visitor = new Visitor()): Promise<string> {
    const { page } = await this.signInPage(visitor);
    const done = await visitor.open(page, new URLSearchParams({ sub }));
    if (!('left' in done)) throw new Error('The provider did not finish the sign-in.');
    return done.left.searchParams.get('code') ?? '';
  }

  exchange(code: string, { codeVerifier = verifier, pair = ownPair }: Partial<Exchange> = {}) {
    return this.#askToken(
      'authorization_code',
      { code, redirect_uri: redirect, code_verifier: codeVerifier },
      pair,
    );
  }

  refresh(refreshToken = '', pair: CryptoKeyPair | null = ownPair, headers: Record<string, string> = {}) {
    return this.#askToken('refresh_token', { refresh_token: refreshToken }, pair, headers);
  }

  async #askToken(
    grant: string,
    form: Record<string, string>,
    pair: CryptoKeyPair | null,
    headers: Record<string, string> = {},
  ) {
    const server = { issuer: this.#issuer, token_endpoint: `${this.#issuer}/token` };
    const client = { client_id: signInDefaults.clientId };
    const options = { [allowInsecureRequests]: true, headers, ...(pair && { DPoP: DPoP({}, pair) }) };
    const ask = () => genericTokenEndpointRequest(server, client, None(), grant, form, options);
    const first = await ask();
    // It has told its nonce now.
    const answer = pair && first.headers.has('DPoP-Nonce') && first.status === 400 ? await ask() : first;
    const told = (await answer.json()) as Record<string, string>;
    return { status: answer.status, headers: answer.headers, body: told };
  }
}
