import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { Fault } from '../../lib/core/fault.ts';
import type { SignedIn } from '../../lib/core/seat.ts';

export interface SignInSettings {
  /** The provider's issuer, compared exactly. */
  issuer: string;
  /** The audience that access tokens for this backend carry. */
  audience: string;
  /** The claim with the person's roles: a list of texts. */
  rolesClaim: string;
}

/** Who sent a request, and until when their token says so. */
export interface Verified {
  person: SignedIn;
  until: Date;
}

export type VerifyToken = (authorization: string | undefined) => Promise<Verified>;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const discoveryTimeoutMs = 5000;
const maxRoles = 50;

const keysOf = async (issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(discoveryTimeoutMs) });
  const { issuer: named, jwks_uri } = discovery.parse(await answer.json());
  if (named !== issuer) throw new Error(`the provider calls itself ${named}, not ${issuer}`);
  return createRemoteJWKSet(new URL(jwks_uri));
};

const rolesIn = (claim: unknown): string[] => {
  const roles = z.array(z.string().max(64)).max(maxRoles).safeParse(claim);
  return roles.success ? roles.data : [];
};

/** The keys could not be had, and the token may be good: nobody is to be signed out for that. */
const isWithoutKeys = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  (error instanceof errors.JOSEError && error.code === errors.JOSEError.code);

const tokenOf = (authorization: string | undefined): string => {
  const token = /^Bearer ([A-Za-z0-9_.-]{1,8192})$/.exec(authorization ?? '')?.[1];
  if (!token) throw new Fault('not-signed-in', 'Sign in first.');
  return token;
};

/**
 * Checks access tokens of one OpenID Connect provider: signature, issuer, audience, times. The provider's keys are found
 * by discovery at the first use and kept fresh. Faults `not-signed-in`, or `upstream-unavailable` when the provider
 * cannot be asked for its keys.
 */
export const tokenVerifier = (settings: SignInSettings): VerifyToken => {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const currentKeys = () => {
    keys ??= keysOf(settings.issuer).catch(cause => {
      keys = undefined;
      throw new Fault(
        'upstream-unavailable',
        'The sign-in provider cannot be reached. Try again in a moment.',
        { cause },
      );
    });
    return keys;
  };

  return async authorization => {
    const token = tokenOf(authorization);
    const keySet = await currentKeys();
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      const name =
        typeof payload.name === 'string' && payload.name !== '' ? payload.name : String(payload.sub);
      const person = {
        sub: String(payload.sub),
        name: name.slice(0, 200),
        roles: rolesIn(payload[settings.rolesClaim]),
      };
      return { person, until: new Date(Number(payload.exp) * 1000) };
    } catch (cause) {
      if (cause instanceof errors.JWTExpired)
        throw new Fault('not-signed-in', 'Your sign-in has expired. Sign in again; nothing is lost.', {
          cause,
        });
      if (cause instanceof errors.JOSEError && !isWithoutKeys(cause))
        throw new Fault('not-signed-in', 'This sign-in is not valid here. Sign in again.', { cause });
      throw new Fault(
        'upstream-unavailable',
        'The sign-in provider cannot be reached. Try again in a moment.',
        { cause },
      );
    }
  };
};
