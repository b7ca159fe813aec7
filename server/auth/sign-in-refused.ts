import { Fault } from '../../lib/core/fault.ts';

/** The registered words (RFC 6750, RFC 9449) for what was wrong; null when the request did not try to sign in. */
type Refusal = 'invalid_token' | 'invalid_dpop_proof' | 'use_dpop_nonce' | null;

/** Nobody is signed in by this request. Knows what its answer tells the caller's program. */
export class SignInRefused extends Fault {
  readonly refusal: Refusal;
  /** What the next proof is to carry; null when none is asked for. */
  readonly nonce: string | null;

  constructor(
    refusal: Refusal,
    publicText: string,
    { nonce = null, cause }: { nonce?: string | null; cause?: unknown } = {},
  ) {
    super('not-signed-in', publicText, { cause });
    this.refusal = refusal;
    this.nonce = nonce;
  }
}
