import * as oauth from 'oauth4webapi';
import type { Backend } from './backend.ts';
import { withNonce } from './proof-key.ts';
import type { BackendRequest } from './request.ts';

/** A redirect would carry the token to another address; cookies play no part. */
const narrow: RequestInit = {
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
};

/** Sends a request in the name of the person whose token the line has, with a proof of its own where it has a key. */
export const send = (
  { token, key }: Backend,
  { url, method, headers, body }: BackendRequest,
  signal: AbortSignal,
): Promise<Response> => {
  if (token === null) return fetch(url, { ...narrow, method, headers, body, signal });
  const options = {
    signal,
    // The build fixes the addresses, and a production build reaches https only.
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: (address: string, signed: { headers: Record<string, string> }) =>
      fetch(address, { ...narrow, method, headers: signed.headers, body, signal }),
    ...(key && { DPoP: key }),
  };
  return withNonce(() => oauth.protectedResourceRequest(token, method, url, headers, body, options)).catch(
    refusedAnswer,
  );
};

/** A refusal is read like any other answer: the backend says in it what is wrong. */
const refusedAnswer = (error: unknown): Response => {
  if (error instanceof oauth.WWWAuthenticateChallengeError) return error.response;
  throw error;
};
