import * as oauth from 'oauth4webapi';
import { z } from 'zod';
import { type ProofKey, withNonce } from './proof-key.ts';

/** What must be known of an OpenID Connect provider to sign in with it. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  scope: string;
  /** Names of the backend at the provider, as RFC 8707 `resource` and as `audience`; empty when not wanted. */
  resource: string;
  audience: string;
  /** Development builds only: plain http is accepted. */
  insecure: boolean;
}

export const tokens = z.strictObject({
  /** Whose they are at the provider. */
  sub: z.string().min(1),
  access: z.string(),
  refresh: z.string().nullable(),
  expiresAtMs: z.number(),
  /** Of the key that they are bound to (RFC 7638, SHA-256); null where the provider binds tokens to no key. */
  thumbprint: z.string().nullable(),
});
export type Tokens = z.infer<typeof tokens>;

const timeoutMs = 15_000;

const http = (settings: ProviderSettings) => ({
  [oauth.allowInsecureRequests]: settings.insecure,
  signal: AbortSignal.timeout(timeoutMs),
});

const clientOf = (settings: ProviderSettings): oauth.Client => ({ client_id: settings.clientId });

const bindsTokens = (server: oauth.AuthorizationServer): boolean =>
  server.dpop_signing_alg_values_supported?.includes('ES256') ?? false;

/** What the provider says about itself. It must be the issuer we asked for. */
const discover = async (settings: ProviderSettings): Promise<oauth.AuthorizationServer> => {
  const issuer = new URL(settings.issuer);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http(settings)));
};

const tokenRequest = (settings: ProviderSettings) => ({
  ...http(settings),
  additionalParameters: addressed(settings),
});

/** Shows the provider's page at this address and resolves with the address it came back to. */
export type ShowProvider = (address: URL) => Promise<URL>;

const addressed = ({ resource, audience }: ProviderSettings): Record<string, string> => ({
  ...(resource && { resource }),
  ...(audience && { audience }),
});

/**
 * Authorization code flow with PKCE, state and nonce; code and tokens are bound to the key where the provider can do that.
 * `askAgain` makes the provider ask who it is even if it remembers somebody. @throws oauth4webapi's errors
 */
export const obtainTokens = async (
  settings: ProviderSettings,
  redirect: string,
  show: ShowProvider,
  { askAgain, key }: { askAgain: boolean; key: ProofKey },
): Promise<Tokens> => {
  const server = await discover(settings);
  const client = clientOf(settings);
  const thumbprint = bindsTokens(server) ? await key.calculateThumbprint() : null;
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();

  const address = authorizationAddress(server, settings, {
    redirect_uri: redirect,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(askAgain && { prompt: 'login' }),
    ...(thumbprint && { dpop_jkt: thumbprint }),
  });
  const callback = oauth.validateAuthResponse(server, client, await show(address), state);
  const options = { ...tokenRequest(settings), ...(thumbprint && { DPoP: key }) };
  const granted = await withNonce(async () => {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      callback,
      redirect,
      verifier,
      options,
    );
    return oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
  });
  const sub = oauth.getValidatedIdTokenClaims(granted)?.sub ?? '';
  return tokensOf(granted, { sub, refresh: null, thumbprint });
};

/**
 * New tokens for the refresh token, with the key that the old ones are bound to.
 * @throws oauth4webapi's errors; see `isRefused`
 */
export const renewTokens = async (
  settings: ProviderSettings,
  old: Tokens,
  key: ProofKey | null,
): Promise<Tokens> => {
  const server = await discover(settings);
  const client = clientOf(settings);
  const options = { ...tokenRequest(settings), ...(key && { DPoP: key }) };
  const granted = await withNonce(async () => {
    const refresh = old.refresh ?? '';
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, options);
    return oauth.processRefreshTokenResponse(server, client, response);
  });
  return tokensOf(granted, old);
};

/** Ends the grant at the provider, and gives the address that ends the person's session there, where it has one. */
export const endAtProvider = async (
  settings: ProviderSettings,
  old: Tokens,
  redirect: string,
): Promise<URL | null> => {
  const server = await discover(settings);
  if (server.revocation_endpoint) {
    const token = old.refresh ?? old.access;
    await oauth.revocationRequest(server, clientOf(settings), oauth.None(), token, http(settings));
  }
  if (!server.end_session_endpoint) return null;
  const address = new URL(server.end_session_endpoint);
  // Without the id token as a hint: no token of any kind goes into an address.
  address.searchParams.set('client_id', settings.clientId);
  address.searchParams.set('post_logout_redirect_uri', redirect);
  return address;
};

/** Whether the provider itself said no, in contrast to not being reached. */
export const isRefused = (error: unknown): boolean =>
  error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError;

const authorizationAddress = (
  { authorization_endpoint }: oauth.AuthorizationServer,
  settings: ProviderSettings,
  asked: Record<string, string>,
): URL => {
  if (!authorization_endpoint) throw new TypeError('the provider names no authorization_endpoint');
  const address = new URL(authorization_endpoint);
  const { clientId: client_id, scope } = settings;
  const all = { client_id, response_type: 'code', scope, ...addressed(settings), ...asked };
  for (const [name, value] of Object.entries(all)) address.searchParams.set(name, value);
  return address;
};

type Known = Pick<Tokens, 'sub' | 'refresh' | 'thumbprint'>;

const tokensOf = (granted: oauth.TokenEndpointResponse, known: Known): Tokens => ({
  sub: known.sub,
  access: granted.access_token,
  refresh: granted.refresh_token ?? known.refresh,
  // A provider that names no lifetime is asked again soon.
  expiresAtMs: Date.now() + (granted.expires_in ?? 300) * 1000,
  // A provider that could bind them and did not gives plain ones; whether those will do is for the backend to say.
  thumbprint: granted.token_type === 'dpop' ? known.thumbprint : null,
});
