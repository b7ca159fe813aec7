import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Env } from '../env.ts';

/** A program that may use the API. Its name stands in the history of what it writes. */
export interface ServiceAccount {
  name: string;
  token: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets only known service accounts through. Tokens are compared by digest, so that timing tells nothing about them. */
export const authenticate = (accounts: readonly ServiceAccount[]): MiddlewareHandler<Env> => {
  const known = accounts.map(({ name, token }) => ({ name, digest: digest(token) }));
  return async (c, next) => {
    const token = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    const offered = digest(token ?? '');
    const account = token && known.find(({ digest: stored }) => timingSafeEqual(stored, offered));
    if (!account) {
      throw new HTTPException(401, { message: 'Send the token of a service account as a bearer token.' });
    }
    c.set('account', account.name);
    await next();
  };
};
