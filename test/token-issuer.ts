import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

interface TokenOptions {
  to?: string;
  from?: string;
  ends?: string;
  claims?: JWTPayload;
}

/** A sign-in provider in small, which signs whatever token a test wants and whose keys can be made unreachable. */
export interface TokenIssuer {
  issuer: string;
  audience: string;
  /** How it answers who asks for its keys, from now on; without an argument with the keys. */
  answerKeysWith(answer?: { status: number; body: string }): void;
  /** A good token of Lena, a lead, unless the options make it another. */
  token(options?: TokenOptions): Promise<string>;
  close(): Promise<void>;
}

export const openTokenIssuer = async (): Promise<TokenIssuer> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] });
  let keysAnswer = { status: 200, body: keys };
  const server = createServer(({ url }, answer) => {
    if (url === '/keys') answer.writeHead(keysAnswer.status).end(keysAnswer.body);
    else answer.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const audience = 'https://backend.example';
  return {
    issuer,
    audience,
    answerKeysWith: (answer = { status: 200, body: keys }) => {
      keysAnswer = answer;
    },
    token: ({ to = audience, from = issuer, ends = '5m', claims = {} } = {}) =>
      new SignJWT({ name: 'Lena Vogt', roles: ['lead'], ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setSubject('lena.vogt')
        .setIssuer(from)
        .setAudience(to)
        .setIssuedAt('-10m')
        .setExpirationTime(ends)
        .sign(privateKey),
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
};
