import type { SignedIn } from '../../lib/core/seat.ts';
import { SignInRefused } from './sign-in-refused.ts';
import { proofVerifier } from './verify-proof.ts';
import { type TokenSettings, tokenVerifier } from './verify-token.ts';

export interface SignInSettings extends TokenSettings {
  /** `optional` also lets in tokens that are bound to no key. A token that is bound always needs its proof. */
  tokenBinding: 'required' | 'optional';
  /** The origin at which callers reach this backend. Never taken from a request. */
  publicUrl: () => string;
}

/** What of a request says who sent it. */
export interface Credentials {
  authorization: string | undefined;
  /** The `DPoP` header. */
  proof: string | undefined;
  method: string;
  /** The path of the request's address, encoded as it was sent. */
  path: string;
}

/** Who sent a request, and until when their token says so. */
interface Verified {
  person: SignedIn;
  until: Date;
}

export type VerifyCaller = (credentials: Credentials) => Promise<Verified>;

const tokenIn = (authorization: string | undefined): { scheme: string; token: string } => {
  const [, scheme, token] = /^(bearer|dpop) ([\w.-]{1,8192})$/i.exec(authorization ?? '') ?? [];
  if (!scheme || !token) throw new SignInRefused(null, 'Sign in first.');
  return { scheme: scheme.toLowerCase(), token };
};

const checkUnbound = (scheme: string, { tokenBinding }: SignInSettings): void => {
  if (scheme === 'bearer' && tokenBinding === 'optional') return;
  throw new SignInRefused(
    'invalid_token',
    'Your sign-in provider did not bind this sign-in to a key, as this backend asks for. Tell your operator.',
  );
};

/**
 * Checks who calls: the token, and with a token that is bound to a key the proof that the caller holds that key. Faults
 * `not-signed-in`, `too-many`, or `upstream-unavailable` when the sign-in provider cannot be asked for its keys.
 */
export const callerVerifier = (settings: SignInSettings): VerifyCaller => {
  const verifyToken = tokenVerifier(settings);
  const verifyProof = proofVerifier();
  return async ({ authorization, proof, method, path }) => {
    const { scheme, token } = tokenIn(authorization);
    const { thumbprint, ...verified } = await verifyToken(token);
    if (thumbprint === null) {
      checkUnbound(scheme, settings);
      return verified;
    }
    if (scheme !== 'dpop')
      throw new SignInRefused('invalid_token', 'This sign-in is good only together with a proof of its key.');
    await verifyProof(proof, { token, thumbprint, method, address: `${settings.publicUrl()}${path}` });
    return verified;
  };
};
