import approvals from './approvals.ts';
import type { Bench } from './bench.ts';
import commit from './commit.ts';
import countersignedWrite from './countersigned-write.ts';
import draftFlow from './draft-flow.ts';
import logAppend from './log-append.ts';
import logProve from './log-prove.ts';
import logVerify from './log-verify.ts';
import masking from './masking.ts';
import maskingHostile from './masking-hostile.ts';
import panelCold from './panel-cold.ts';
import panelHeap from './panel-heap.ts';
import panelQueue from './panel-queue.ts';
import readerHeap from './reader-heap.ts';
import readingCpu from './reading-cpu.ts';
import scriptBytes from './script-bytes.ts';
import watchingCpu from './watching-cpu.ts';
import writeRequests from './write-requests.ts';

/** Every bench by the name it is chosen with, in the order of the table. */
export const benches: Record<string, Bench> = {
  'script-bytes': scriptBytes,
  'reading-cpu': readingCpu,
  'reader-heap': readerHeap,
  'watching-cpu': watchingCpu,
  'panel-cold': panelCold,
  'panel-queue': panelQueue,
  'panel-heap': panelHeap,
  masking,
  'masking-hostile': maskingHostile,
  'draft-flow': draftFlow,
  commit,
  approvals,
  'countersigned-write': countersignedWrite,
  'write-requests': writeRequests,
  'log-append': logAppend,
  'log-verify': logVerify,
  'log-prove': logProve,
};
