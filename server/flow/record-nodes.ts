import { digestOf } from '../../lib/core/canonical.ts';
import type { Services } from '../services.ts';
import type { FlowData } from './data.ts';
import type { Recorder } from './graph.ts';
import type { LiveRun } from './live-run.ts';
import { finishedEvents, startedEvent } from './node-events.ts';
import type { RunOrder } from './run-order.ts';
import { storeNode } from './store-node.ts';

interface Recording {
  order: RunOrder;
  live: LiveRun;
  signal: AbortSignal;
  /** Gets each output, so that a run that fails later still knows what it learned. */
  known: Partial<FlowData>;
}

/** Stores each node as it finishes and tells the listeners. Once the run's time is over nothing more is stored. */
export const recordNodes = (
  { db, now }: Pick<Services, 'db' | 'now'>,
  { order, live, signal, known }: Recording,
): Recorder => {
  const digests: Partial<Record<keyof FlowData, string>> = { request: digestOf(order.request) };
  let startedAt = now();
  return {
    started: ({ name }, position) => {
      signal.throwIfAborted();
      startedAt = now();
      const { index, event } = startedEvent(name, position);
      live.publish(index, event);
    },
    finished: async ({ name, from }, position, { asked, output, note }) => {
      signal.throwIfAborted();
      digests[name] = await db.transaction().execute(trx =>
        storeNode(trx, order.policy.policy, {
          runId: order.runId,
          position,
          node: name,
          from: Object.fromEntries(from.map(source => [source, digests[source]])),
          asked,
          output,
          note,
          startedAt,
          finishedAt: now(),
        }),
      );
      Object.assign(known, { [name]: output });
      for (const { index, event } of finishedEvents(name, position, output, note)) live.publish(index, event);
    },
  };
};
