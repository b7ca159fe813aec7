import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Times of this process in a form that only it can make, for callers whose own clock is wrong. */
export interface Nonces {
  issue(): string;
  /** Whether this process issued it, less than its lifetime ago. */
  isFresh(nonce: string): boolean;
}

export const openNonces = (lifeMs: number, now: () => number = Date.now): Nonces => {
  const secret = randomBytes(32);
  const signed = (issuedAt: string): string =>
    `${issuedAt}.${createHmac('sha256', secret).update(issuedAt).digest('base64url')}`;
  return {
    issue: () => signed(String(now())),
    isFresh: nonce => {
      const [issuedAt = ''] = nonce.split('.');
      const given = Buffer.from(nonce);
      const genuine = Buffer.from(signed(issuedAt));
      if (given.length !== genuine.length || !timingSafeEqual(given, genuine)) return false;
      return now() - Number(issuedAt) < lifeMs;
    },
  };
};
