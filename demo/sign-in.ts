import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { errors, Provider } from 'oidc-provider';
import { configurationOf, type ProviderSettings } from './sign-in/configuration.ts';
import { signInKeys } from './sign-in/keys.ts';
import { noticePage, signInPage } from './sign-in/pages.ts';
import { people } from './story/people.ts';

export { type MintedToken, mintToken } from './sign-in/mint-token.ts';

export interface SignInOptions extends Omit<ProviderSettings, 'accessTokenSeconds' | 'bindsTokens'> {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** The provider's name for itself, when it is not the address it listens on. */
  issuer?: string;
  /** Lifetime of access tokens. 600 unless given. */
  accessTokenSeconds?: number;
  /** True unless given; false is for tests with a provider that knows nothing of it. */
  bindsTokens?: boolean;
  /** Keeps the provider's keys over restarts. Without it every start has new ones. */
  keyFile?: string;
}

export interface SignIn {
  issuer: string;
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const sendPage = (response: ServerResponse, status: number, page: string): void => {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  });
  response.end(page);
};

const pick =
  (provider: Provider): Handler =>
  async (request, response) => {
    if (request.method !== 'POST') {
      await provider.interactionDetails(request, response);
      return sendPage(response, 200, await signInPage());
    }
    const sub = new URLSearchParams(await text(request)).get('sub');
    if (!people.some(person => person.sub === sub))
      return sendPage(response, 400, await noticePage('Sign-in refused', 'There is no such person.'));
    await provider.interactionFinished(request, response, { login: { accountId: sub ?? '' } });
  };

const refuse = async (response: ServerResponse, error: unknown): Promise<void> => {
  const over = error instanceof errors.SessionNotFound;
  const message = over
    ? 'This sign-in is over, or another browser began it. Start again from the extension.'
    : 'Something went wrong at the provider. Start again from the extension.';
  if (!over) console.error(error);
  sendPage(response, over ? 400 : 500, await noticePage('Sign-in refused', message));
};

/** Picking a person is our page, everything else the provider's. */
const route = (provider: Provider): Handler => {
  const provide = provider.callback();
  const pickPerson = pick(provider);
  return (request, response) =>
    request.url?.startsWith('/sign-in/')
      ? pickPerson(request, response).catch(error => refuse(response, error))
      : provide(request, response);
};

/**
 * Starts the development sign-in provider: OpenID Connect with invented people and no passwords. Rejects when the port
 * is in use.
 */
export const startSignIn = async (options: SignInOptions): Promise<SignIn> => {
  const { port, host, accessTokenSeconds = 600, bindsTokens = true, keyFile, ...settings } = options;
  const keys = await signInKeys(keyFile);
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const issuer = options.issuer ?? `http://${host}:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(
    issuer,
    configurationOf({ ...settings, accessTokenSeconds, bindsTokens }, keys),
  );
  server.on('request', route(provider));
  return {
    issuer,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};
