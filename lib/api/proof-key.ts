import * as oauth from 'oauth4webapi';

/**
 * Signs the proofs (DPoP, RFC 9449) without which tokens that are bound to it are of no use, and remembers the nonces that
 * servers want in them.
 */
export type ProofKey = oauth.DPoPHandle;

/** The private half never leaves the browser's own keeping: nobody can read it, not even we. */
export const newKeyPair = (): Promise<CryptoKeyPair> =>
  oauth.generateKeyPair('ES256', { extractable: false });

export const proofKey = (pair: CryptoKeyPair): ProofKey => oauth.DPoP({}, pair);

/** Tries once more, with a new proof, when the server answers that it wants a nonce in it. */
export const withNonce = <T>(attempt: () => Promise<T>): Promise<T> =>
  attempt().catch((error: unknown) => {
    if (oauth.isDPoPNonceError(error)) return attempt();
    throw error;
  });
