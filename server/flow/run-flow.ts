import { setMaxListeners } from 'node:events';
import { Fault } from '../../lib/core/fault.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { corpusReader } from '../knowledge/read-corpus.ts';
import type { ModelConfig } from '../models/config.ts';
import { openAiCompatible } from '../models/openai-compatible.ts';
import { Slots, StartLimit } from './admission.ts';
import { LiveRun } from './live-run.ts';
import { type FlowParts, performRun } from './perform-run.ts';
import type { RunOrder } from './run-order.ts';

export { longestRunMs } from './run-order.ts';

/** Runs under way in this process: how many there may be, and what each has told so far. */
export interface RunFlow {
  /** Faults `too-many` when this person starts runs too quickly or too many runs wait. Call it before a run is stored. */
  admit(person: SignedIn): void;
  /** Carries a stored run through the graph in the background. A run that goes wrong is stored as failed. */
  launch(order: RunOrder): void;
  /** A run under way here, or undefined: then the stored rows tell all there is. */
  live(runId: string): LiveRun | undefined;
  /** Ends the runs under way as failed and waits for them. Admits no more. */
  close(): Promise<void>;
}

const runsAtOnce = 6;
const mostWaiting = 60;

/** Puts the flow to work. Without a model configuration every draft is extractive. */
export const openRunFlow = (parts: FlowParts, model?: ModelConfig, env: NodeJS.ProcessEnv = {}): RunFlow => {
  const provider = model ? openAiCompatible(model, env) : null;
  const corpus = corpusReader(parts.db);
  const slots = new Slots(runsAtOnce);
  const limit = new StartLimit(parts.now);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const underWay = new Map<string, { live: LiveRun; ended: Promise<void> }>();

  const work = async (order: RunOrder, live: LiveRun): Promise<void> => {
    try {
      await slots.use(() =>
        performRun({ ...parts, corpus }, { order, model: provider, live, closing: closing.signal }),
      );
    } catch (error) {
      // The end itself could not be stored. The row stays `running` until it is found to be interrupted.
      parts.logger.error({ err: error, runId: order.runId }, 'the end of a run could not be stored');
    } finally {
      underWay.delete(order.runId);
      live.end();
    }
  };

  return {
    admit: person => {
      if (closing.signal.aborted)
        throw new Fault('upstream-unavailable', 'The backend is stopping. Try again in a moment.');
      if (slots.waiting >= mostWaiting)
        throw new Fault('too-many', 'Too many drafts are waiting right now. Try again in a minute.');
      limit.take(person.sub);
    },
    launch: order => {
      const live = new LiveRun();
      underWay.set(order.runId, { live, ended: work(order, live) });
    },
    live: runId => underWay.get(runId)?.live,
    close: async () => {
      closing.abort();
      await Promise.all([...underWay.values()].map(({ ended }) => ended));
    },
  };
};
