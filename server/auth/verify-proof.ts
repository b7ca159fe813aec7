import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { openNonces } from './nonces.ts';
import { SignInRefused } from './sign-in-refused.ts';
import { rememberProofs } from './used-proofs.ts';

/** What a proof must have been made for. */
interface ProofFor {
  token: string;
  /** The thumbprint of the key that the token is bound to (RFC 7638, SHA-256). */
  thumbprint: string;
  method: string;
  /** The request's address as callers see it, without its query. */
  address: string;
}

export type VerifyProof = (proof: string | undefined, madeFor: ProofFor) => Promise<void>;

export const proofAlgorithm = 'ES256';
const longestProofChars = 2000;
/** How far the time in a proof may be from ours, in either direction. */
const windowMs = 60_000;

const claimsSchema = z.object({
  htm: z.string(),
  htu: z.string(),
  ath: z.string(),
  iat: z.number(),
  jti: z.string().min(8).max(128),
  nonce: z.string().max(128).optional(),
});
type Claims = z.infer<typeof claimsSchema>;

const refused = (publicText: string, cause?: unknown): SignInRefused =>
  new SignInRefused('invalid_dpop_proof', publicText, { cause });

/** The claims of a proof that was signed by the key the token is bound to. */
const openProof = async (proof: string, thumbprint: string): Promise<Claims> => {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: [proofAlgorithm],
    });
    const signer = await calculateJwkThumbprint(protectedHeader.jwk ?? {});
    if (signer !== thumbprint) throw refused('This sign-in belongs to another key. Sign in again.');
    return claimsSchema.parse(payload);
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof z.ZodError || cause instanceof TypeError)
      throw refused('The proof that came with this sign-in is not valid. Sign in again.', cause);
    throw cause;
  }
};

const checkPurpose = ({ htm, htu, ath }: Claims, { token, method, address }: ProofFor): void => {
  if (ath !== createHash('sha256').update(token).digest('base64url'))
    throw refused('The proof that came with this sign-in was made for another one. Sign in again.');
  if (htm !== method) throw refused('The proof of this request was made for another kind of request.');
  if (htu !== address)
    throw refused(
      `The proof of this request was made for another address than ${address}. If this stays so, ask your operator to compare publicUrl in the backend’s configuration.`,
    );
};

/**
 * Checks proofs of possession (RFC 9449): made by the token's own key, for this token, method and address, just now, and
 * used once in this process. A caller whose clock is wrong is told a nonce to put into the next proof.
 */
export const proofVerifier = (now: () => number = Date.now): VerifyProof => {
  const nonces = openNonces(2 * windowMs, now);
  // A proof from the near future, or with a new nonce, is good for two windows, the last moment included.
  const used = rememberProofs(2 * windowMs + 1000, now);

  const checkTime = ({ iat, nonce }: Claims): void => {
    if (Math.abs(now() - iat * 1000) <= windowMs || (nonce && nonces.isFresh(nonce))) return;
    throw new SignInRefused(
      'use_dpop_nonce',
      'The clock of this computer differs from the backend’s by more than a minute. Set it right, then try again.',
      { nonce: nonces.issue() },
    );
  };

  return async (proof, madeFor) => {
    if (!proof || proof.length > longestProofChars)
      throw refused('This sign-in is good only together with a proof of its key. Sign in again.');
    const claims = await openProof(proof, madeFor.thumbprint);
    checkPurpose(claims, madeFor);
    checkTime(claims);
    if (!used.use(madeFor.thumbprint, claims.jti))
      throw refused('This request was sent a second time. Try again.');
  };
};
