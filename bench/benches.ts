import approvals from './approvals.ts';
import type { Bench } from './bench.ts';
import logAppend from './log-append.ts';
import logProve from './log-prove.ts';
import logVerify from './log-verify.ts';
import masking from './masking.ts';
import maskingHostile from './masking-hostile.ts';

/** Every bench by the name it is chosen with, in the order of the table. */
export const benches: Record<string, Bench> = {
  approvals,
  'log-append': logAppend,
  'log-verify': logVerify,
  'log-prove': logProve,
  masking,
  'masking-hostile': maskingHostile,
};
