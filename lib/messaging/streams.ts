import type { LiveEvent } from '../contract/oversight.ts';
import type { Problem } from '../contract/shared.ts';
import type { RunEvent } from '../core/draft.ts';
import { browser } from './browser.ts';
import type { PageFrame, WorkerFrame } from './frames.ts';

/** `waiting` means that the line broke and is tried again by itself; `refused` and `ended` are final. */
export type StreamState =
  | { state: 'connecting' | 'open' | 'ended' }
  | { state: 'waiting' | 'refused'; problem: Problem };

/**
 * Live updates for the person signed in, until the returned function is called. After a break they go on from the last
 * event seen. Call it again after a new sign-in.
 */
export const openLive = (
  onEvent: (event: LiveEvent) => void,
  onState: (state: StreamState) => void,
): (() => void) => openStream<LiveEvent>('live', { onEvent, onState, isLast: () => false });

/** Everything one run has said and will say, in order and each event once; ends by itself with the run. */
export const openRun = (
  runId: string,
  onEvent: (event: RunEvent) => void,
  onState: (state: StreamState) => void = () => undefined,
): (() => void) => openStream<RunEvent>(`run:${runId}`, { onEvent, onState, isLast: endsRun });

const endsRun = ({ type }: RunEvent) => type === 'done' || type === 'stopped' || type === 'failed';

interface Listener<T> {
  onEvent: (event: T) => void;
  onState: (state: StreamState) => void;
  /** Nothing follows this event: the stream is complete. */
  isLast: (event: T) => boolean;
}

const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** The browser ends a worker that hears nothing for 30 seconds. */
const pingEveryMs = 20_000;

const openStream = <T>(name: string, { onEvent, onState, isLast }: Listener<T>): (() => void) => {
  let after: string | null = null;
  let waitMs = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hangUp: () => void = () => undefined;

  const tryAgain = (problem: Problem) => {
    onState({ state: 'waiting', problem });
    // Half of the wait is chance, so that many panels do not return in the same moment.
    timer = setTimeout(connect, waitMs / 2 + (Math.random() * waitMs) / 2);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  };

  const onStreamed = (event: T) => {
    onEvent(event);
    if (!isLast(event)) return;
    hangUp();
    onState({ state: 'ended' });
  };

  const onFrame = (frame: WorkerFrame) => {
    switch (frame.type) {
      case 'open':
        waitMs = firstWaitMs;
        return onState({ state: 'open' });
      case 'event':
        after = frame.id ?? after;
        return onStreamed(frame.event as T);
      case 'failed':
        hangUp();
        return frame.again ? tryAgain(frame.problem) : onState({ state: 'refused', problem: frame.problem });
    }
  };

  const connect = () => {
    onState({ state: 'connecting' });
    hangUp = openPort(name, after, onFrame, () => tryAgain(workerGone));
  };

  connect();
  return () => {
    clearTimeout(timer);
    hangUp();
  };
};

const workerGone: Problem = { code: 'worker-lost', message: 'The line broke. Connecting again.' };

const openPort = (
  name: string,
  after: string | null,
  onFrame: (frame: WorkerFrame) => void,
  onLost: () => void,
): (() => void) => {
  const port = browser.runtime.connect({ name });
  const say = (frame: PageFrame) => port.postMessage(frame);
  const pings = setInterval(() => say({ type: 'ping' }), pingEveryMs);
  port.onMessage.addListener(onFrame);
  port.onDisconnect.addListener(() => {
    clearInterval(pings);
    onLost();
  });
  say({ type: 'start', after });
  return () => {
    clearInterval(pings);
    port.disconnect();
  };
};
