import approvals from './approvals.ts';
import type { Bench } from './bench.ts';
import logAppend from './log-append.ts';
import logProve from './log-prove.ts';
import logVerify from './log-verify.ts';
import masking from './masking.ts';
import maskingHostile from './masking-hostile.ts';
import readerHeap from './reader-heap.ts';
import readingCpu from './reading-cpu.ts';
import watchingCpu from './watching-cpu.ts';

/** Every bench by the name it is chosen with, in the order of the table. */
export const benches: Record<string, Bench> = {
  'reading-cpu': readingCpu,
  'reader-heap': readerHeap,
  'watching-cpu': watchingCpu,
  approvals,
  'log-append': logAppend,
  'log-verify': logVerify,
  'log-prove': logProve,
  masking,
  'masking-hostile': maskingHostile,
};
