import { once } from 'node:events';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { PlacedEvent } from '../flow/live-run.ts';
import { rebuildEvents } from '../flow/rebuild-events.ts';
import type { Services } from '../services.ts';
import { visibleRun } from './see-run.ts';

const pollMs = 500;

/** Waits a moment, or until the listener goes. */
const pause = (signal: AbortSignal): Promise<unknown> =>
  once(AbortSignal.any([signal, AbortSignal.timeout(pollMs)]), 'abort');

/**
 * The events of a run after a place (−1 for all), until the run has ended or the listener goes. A run under way in this
 * process is heard live; any other is told from its rows, and watched there while another process carries it.
 */
export const runEvents = async function* (
  services: Services,
  person: SignedIn,
  runId: string,
  afterIndex: number,
  signal: AbortSignal,
): AsyncGenerator<PlacedEvent> {
  await visibleRun(services, person, runId);
  let last = afterIndex;
  while (!signal.aborted) {
    for await (const placed of services.runFlow.live(runId)?.after(last, signal) ?? []) {
      last = placed.index;
      yield placed;
    }
    const { events, ended } = await rebuildEvents(services.db, runId);
    for (const placed of events.filter(({ index }) => index > last)) {
      last = placed.index;
      yield placed;
    }
    if (ended || signal.aborted) return;
    await pause(signal);
  }
};
