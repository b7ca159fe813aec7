import {
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  DPoP,
  discoveryRequest,
  generateKeyPair,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { withNonce } from '../../lib/api/proof-key.ts';
import { signInDefaults, signInRedirects } from '../../lib/contract/extension.ts';
import { Visitor } from './visitor.ts';

const http = { [allowInsecureRequests]: true };

const authorizationAddress = async (
  server: AuthorizationServer,
  asked: { redirect: string; verifier: string; state: string; nonce: string },
): Promise<URL> => {
  const address = new URL(server.authorization_endpoint ?? '');
  const parameters = {
    client_id: signInDefaults.clientId,
    response_type: 'code',
    redirect_uri: asked.redirect,
    scope: signInDefaults.scope,
    resource: signInDefaults.resource,
    code_challenge: await calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: 'S256',
    state: asked.state,
    nonce: asked.nonce,
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address;
};

/** The provider's answer, and the key pair that its tokens are bound to. */
export interface MintedToken {
  access_token: string;
  token_type: string;
  refresh_token?: string;
  id_token?: string;
  expires_in?: number;
  pair: CryptoKeyPair;
}

/**
 * Signs a person in through the provider's real endpoints, without a browser, for tests. `sub` is one of the story's
 * people; `redirect` a registered one, Chromium's unless given. Resolves with the provider's answer: `access_token`,
 * `refresh_token`, `id_token`, `expires_in` in seconds; and with the new key pair.
 */
export const mintToken = async (
  issuer: string,
  sub: string,
  redirect: string = signInRedirects.chromium,
): Promise<MintedToken> => {
  const named = new URL(issuer);
  const server = await processDiscoveryResponse(named, await discoveryRequest(named, http));
  const [verifier, state, nonce] = [
    generateRandomCodeVerifier(),
    generateRandomState(),
    generateRandomNonce(),
  ];
  const visitor = new Visitor();
  const login = await visitor.open(await authorizationAddress(server, { redirect, verifier, state, nonce }));
  if (!('page' in login)) throw new Error(`The provider showed no page to sign in: ${login.left}`);
  const done = await visitor.open(login.page, new URLSearchParams({ sub }));
  if (!('left' in done)) throw new Error('The provider did not finish the sign-in.');
  const client = { client_id: signInDefaults.clientId };
  const callback = validateAuthResponse(server, client, done.left, state);
  const pair = await generateKeyPair('ES256');
  const options = { ...http, DPoP: DPoP({}, pair) };
  const granted = await withNonce(async () =>
    processAuthorizationCodeResponse(
      server,
      client,
      await authorizationCodeGrantRequest(server, client, None(), callback, redirect, verifier, options),
      { expectedNonce: nonce, requireIdToken: true },
    ),
  );
  return { ...granted, pair };
};
