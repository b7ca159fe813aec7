import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { Fault } from '../../lib/core/fault.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { SignInRefused } from './sign-in-refused.ts';

export interface TokenSettings {
  /** The provider's issuer, compared exactly. */
  issuer: string;
  /** The audience that access tokens for this backend carry. */
  audience: string;
  /** The claim with the person's roles: a list of texts. */
  rolesClaim: string;
}

interface GoodToken {
  person: SignedIn;
  /** When the token ends. */
  until: Date;
  /** Of the key that the token is bound to (RFC 7638, SHA-256); null for a token that is bound to none. */
  thumbprint: string | null;
}

export type VerifyToken = (token: string) => Promise<GoodToken>;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
/** A token may be bound in other ways as well, which we could not check. */
const binding = z.strictObject({ jkt: z.string().regex(/^[\w-]{43}$/) });
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

/** @throws ZodError for a token that is bound in another way than to a key of proofs. */
const thumbprintIn = (confirmation: unknown): string | null =>
  confirmation === undefined ? null : binding.parse(confirmation).jkt;

const personIn = (payload: JWTPayload, rolesClaim: string): SignedIn => {
  const sub = String(payload.sub);
  const name = typeof payload.name === 'string' && payload.name !== '' ? payload.name : sub;
  return { sub, name: name.slice(0, 200), roles: rolesIn(payload[rolesClaim]) };
};

const unreachable = (cause: unknown): Fault =>
  new Fault('upstream-unavailable', 'The sign-in provider cannot be reached. Try again in a moment.', {
    cause,
  });

const refusalOf = (cause: unknown): Fault => {
  if (cause instanceof errors.JWTExpired)
    return new SignInRefused('invalid_token', 'Your sign-in has expired. Sign in again; nothing is lost.', {
      cause,
    });
  if (cause instanceof z.ZodError || (cause instanceof errors.JOSEError && !isWithoutKeys(cause)))
    return new SignInRefused('invalid_token', 'This sign-in is not valid here. Sign in again.', { cause });
  return unreachable(cause);
};

/**
 * Checks access tokens of one OpenID Connect provider: signature, issuer, audience, times. The provider's keys are found
 * by discovery at the first use and kept fresh. Faults `not-signed-in`, or `upstream-unavailable` when the provider
 * cannot be asked for its keys.
 */
export const tokenVerifier = (settings: TokenSettings): VerifyToken => {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const currentKeys = () => {
    keys ??= keysOf(settings.issuer).catch(cause => {
      keys = undefined;
      throw unreachable(cause);
    });
    return keys;
  };

  return async token => {
    const keySet = await currentKeys();
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      return {
        person: personIn(payload, settings.rolesClaim),
        until: new Date(Number(payload.exp) * 1000),
        thumbprint: thumbprintIn(payload.cnf),
      };
    } catch (cause) {
      throw refusalOf(cause);
    }
  };
};
