import { type Backend, callProblems } from '../../lib/api/backend.ts';
import { readEvents } from '../../lib/api/events.ts';
import { portName } from '../../lib/contract/messages.ts';
import type { LiveEvent } from '../../lib/contract/oversight.ts';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import type { Browser } from '../../lib/messaging/browser.ts';
import { pageFrame, type WorkerFrame } from '../../lib/messaging/frames.ts';
import { toProblem } from '../../lib/messaging/receive.ts';
import { isOwnPage, type Self } from '../../lib/messaging/sender.ts';
import { forgetPlans } from '../../lib/store/plans.ts';
import { authorized, notSignedIn } from './authorized.ts';
import { memory } from './stores.ts';
import { onTokensGivenUp } from './tokens.ts';

/** Trying again by itself would change nothing. */
const finalCodes = [
  'not-signed-in',
  'forbidden',
  'not-found',
  'gone',
  'bad-input',
  'bad-answer',
  'misconfigured',
];

/** A line that ends sooner is broken, and the page waits a little before the next try. */
const shortestLineMs = 1000;

/**
 * Carries one stream of the backend to one page, over the port the page has opened. One try per port: the page comes
 * back with the last event it saw, so that a broken line and an ended worker are the same to it.
 */
export const serveStream = (port: Browser.runtime.Port, self: Self): void => {
  const name = portName.safeParse(port.name).data;
  if (!name || !isOwnPage(port.sender, self)) {
    port.disconnect();
    return;
  }
  const over = new AbortController();
  let started = false;
  port.onDisconnect.addListener(() => over.abort());
  port.onMessage.addListener((raw: unknown) => {
    const frame = pageFrame.safeParse(raw).data;
    if (frame?.type !== 'start' || started) return;
    started = true;
    void carry(name, frame.after, over, said => port.postMessage(said));
  });
};

type Say = (frame: WorkerFrame) => void;

const carry = async (name: string, after: string | null, over: AbortController, post: Say): Promise<void> => {
  const say: Say = frame => {
    if (!over.signal.aborted) post(frame);
  };
  const fail = (error: unknown) => {
    const problem = toProblem(error);
    say({ type: 'failed', problem, again: !finalCodes.includes(problem.code) });
  };
  const unsubscribe = onTokensGivenUp(() => {
    fail(notSignedIn());
    over.abort();
  });
  await relayOn(name, after, say, over.signal)
    // A page hangs up by itself after a run's last event: an end that comes earlier is a broken line.
    .then(() => fail(new ProblemError(callProblems.offline)), fail)
    .finally(unsubscribe);
};

/** The backend ends a line with the token that opened it. It goes on with the next token, and the page does not notice. */
const relayOn = async (name: string, after: string | null, say: Say, signal: AbortSignal): Promise<void> => {
  const seen = { after };
  let begun: number;
  do {
    begun = Date.now();
    await authorized(backend => relay(backend, name, seen, say, signal));
  } while (!signal.aborted && Date.now() - begun >= shortestLineMs);
};

const relay = async (
  backend: Backend,
  name: string,
  seen: { after: string | null },
  say: Say,
  signal: AbortSignal,
) => {
  const [kind, id] = name.split(':');
  const operation = kind === 'live' ? 'events.stream' : 'runs.events';
  const params = id ? { id } : undefined;
  const onOpen = () => say({ type: 'open' });
  for await (const streamed of readEvents(backend, operation, {
    params,
    after: seen.after,
    signal,
    onOpen,
  })) {
    if (kind === 'live' && (streamed.event as LiveEvent).type === 'policy.published')
      await forgetPlans(memory);
    seen.after = streamed.id ?? seen.after;
    say({ type: 'event', ...streamed });
  }
};
