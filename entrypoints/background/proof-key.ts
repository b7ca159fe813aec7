import { type ProofKey, proofKey } from '../../lib/api/proof-key.ts';
import { openProofKeys } from '../../lib/store/proof-keys.ts';

const kept = openProofKeys();

/** The key in use, as long as the worker lives: it remembers the nonces that servers want. */
let inUse: { thumbprint: string; key: ProofKey } | null = null;

const use = (thumbprint: string, pair: CryptoKeyPair): ProofKey => {
  inUse = { thumbprint, key: proofKey(pair) };
  return inUse.key;
};

export const keepKey = kept.keep;

/** Null when the key is not here, or not any more. */
export const findKey = async (thumbprint: string): Promise<ProofKey | null> => {
  if (inUse?.thumbprint === thumbprint) return inUse.key;
  const pair = await kept.find(thumbprint);
  return pair && use(thumbprint, pair);
};

export const forgetKey = (): Promise<void> => {
  inUse = null;
  return kept.forget();
};
