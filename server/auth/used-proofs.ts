import { Fault } from '../../lib/core/fault.ts';

/** Remembers proofs for as long as they could be used again. */
export interface UsedProofs {
  /** Notes that a proof of this key is used. False when it was used before. Faults `too-many`. */
  use(key: string, proof: string): boolean;
}

/** Far more than a person's browser sends; what one key fills up is no other key's loss. */
const mostPerKey = 5000;

/** In the memory of this process: another process on the same store has one of its own. */
export const rememberProofs = (forMs: number, now: () => number = Date.now): UsedProofs => {
  const usedBy = new Map<string, Map<string, number>>();
  let sweptAt = now();

  const forgetOld = (proofs: Map<string, number>): void => {
    // In the order of their use: behind the first that still counts, all do.
    for (const [proof, usedAt] of proofs) {
      if (now() - usedAt < forMs) return;
      proofs.delete(proof);
    }
  };
  const sweep = (): void => {
    if (now() - sweptAt < forMs) return;
    sweptAt = now();
    for (const [key, proofs] of usedBy) {
      forgetOld(proofs);
      if (proofs.size === 0) usedBy.delete(key);
    }
  };

  return {
    use: (key, proof) => {
      sweep();
      const proofs = usedBy.get(key) ?? new Map<string, number>();
      usedBy.set(key, proofs);
      forgetOld(proofs);
      if (proofs.has(proof)) return false;
      if (proofs.size >= mostPerKey)
        throw new Fault('too-many', 'Too many requests in a short time. Wait two minutes, then try again.');
      proofs.set(proof, now());
      return true;
    },
  };
};
