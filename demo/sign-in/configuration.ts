import { randomBytes } from 'node:crypto';
import { type Configuration, errors } from 'oidc-provider';
import { signInDefaults } from '../../lib/contract/extension.ts';
import { people } from '../story/people.ts';
import type { SignInKeys } from './keys.ts';
import { memoryAdapters } from './memory.ts';
import { noticePage, signOutPage } from './pages.ts';

export interface ProviderSettings {
  /** Addresses that the browser gives the extension for the answer of a sign-in. */
  extensionRedirects: readonly string[];
  /** The audience of access tokens: the backend's name. */
  audience: string;
  accessTokenSeconds: number;
  /** Whether tokens are bound to the key of the one who asks for them. */
  bindsTokens: boolean;
}

const hourSeconds = 3600;
const daySeconds = 24 * hourSeconds;

/** Names, at the token endpoint, the origins of the extension that belong to its redirect addresses. */
const fromExtension = (redirects: readonly string[], origin: string): boolean =>
  redirects.some(redirect => {
    const host = new URL(redirect).hostname;
    // Firefox gives each installation an origin of its own.
    if (host.endsWith('.extensions.allizom.org')) return /^moz-extension:\/\/[0-9a-f-]{36}$/.test(origin);
    return host.endsWith('.chromiumapp.org') && origin === `chrome-extension://${host.split('.')[0]}`;
  });

const tokens = ({ audience, accessTokenSeconds }: ProviderSettings): Configuration => ({
  pkce: { required: () => true },
  scopes: signInDefaults.scope.split(' '),
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  // The team's refresh tokens outlive the browser's session at the provider, and each is good for one use.
  issueRefreshToken: async () => true,
  expiresWithSession: async () => false,
  rotateRefreshToken: true,
  ttl: {
    AccessToken: accessTokenSeconds,
    AuthorizationCode: 60,
    IdToken: hourSeconds,
    RefreshToken: daySeconds,
    Interaction: hourSeconds,
    Session: daySeconds,
    Grant: daySeconds,
  },
  extraTokenClaims: async (_ctx, token) => {
    const person = 'accountId' in token ? people.find(({ sub }) => sub === token.accountId) : undefined;
    return person && { name: person.name, email: person.email, countersign_roles: [person.role] };
  },
  findAccount: async (_ctx, sub) => {
    const person = people.find(known => known.sub === sub);
    return (
      person && { accountId: sub, claims: async () => ({ sub, name: person.name, email: person.email }) }
    );
  },
  // Nobody is asked for consent: the one client is ours, and it is given all that it may ask for.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: signInDefaults.clientId,
      ...(oidc.session?.accountId && { accountId: oidc.session.accountId }),
    });
    grant.addOIDCScope(signInDefaults.scope);
    grant.addResourceScope(audience, '');
    await grant.save();
    return grant;
  },
});

const features = ({
  audience,
  accessTokenSeconds,
  bindsTokens,
}: ProviderSettings): Configuration['features'] => ({
  devInteractions: { enabled: false },
  dPoP: { enabled: bindsTokens, nonceSecret: randomBytes(32), requireNonce: () => true },
  revocation: {
    enabled: true,
    allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
  },
  userinfo: { enabled: true },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: async (ctx, form) => {
      ctx.body = await signOutPage(form);
    },
    postLogoutSuccessSource: async ctx => {
      ctx.body = await noticePage('Signed out', 'You can close this window.');
    },
  },
  resourceIndicators: {
    enabled: true,
    defaultResource: async () => audience,
    useGrantedResource: async () => true,
    getResourceServerInfo: async (_ctx, resource) => {
      if (resource !== audience) throw new errors.InvalidTarget();
      return {
        scope: '',
        audience,
        accessTokenFormat: 'jwt',
        accessTokenTTL: accessTokenSeconds,
        jwt: { sign: { alg: 'RS256' } },
      };
    },
  },
});

/** All that the provider is told: the people, one public client, and how long things live. */
export const configurationOf = (settings: ProviderSettings, keys: SignInKeys): Configuration => ({
  ...tokens(settings),
  adapter: memoryAdapters(),
  clients: [
    {
      client_id: signInDefaults.clientId,
      client_name: 'Countersign',
      token_endpoint_auth_method: 'none',
      // A code or a refresh token is worth nothing without a proof of the key it belongs to.
      ...(settings.bindsTokens && { dpop_bound_access_tokens: true }),
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [...settings.extensionRedirects],
      post_logout_redirect_uris: [...settings.extensionRedirects],
    },
  ],
  clientBasedCORS: (_ctx, origin) => fromExtension(settings.extensionRedirects, origin),
  jwks: keys.jwks,
  cookies: { keys: keys.cookieKeys },
  interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
  features: features(settings),
  renderError: async (ctx, out) => {
    ctx.type = 'html';
    ctx.body = await noticePage('Sign-in refused', out.error_description ?? out.error);
  },
});
