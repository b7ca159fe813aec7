import type { Api, OperationId } from '../contract/api.ts';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '../contract/endpoint.ts';
import type { PageMessage, Reply } from '../contract/messages.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { browser } from './browser.ts';
import type { MessageOf, Replies } from './replies.ts';

/** Sends one message to the worker. Never rejects: what went wrong is in the reply, in words for the person. */
export const send = async <M extends PageMessage>(message: M): Promise<Reply<Replies[M['type']]>> => {
  const first = await deliver<M>(message);
  if (first) return first;
  const second = mayRepeat(message) ? await deliver<M>(message) : undefined;
  return second ?? { ok: false, problem: workerLost };
};

/** The browser may end the worker at any moment; then no answer comes, and the message may or may not have arrived. */
const deliver = async <M extends PageMessage>(message: M): Promise<Reply<Replies[M['type']]> | undefined> => {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
};

const workerLost = {
  code: 'worker-lost',
  message:
    'The browser stopped the extension before the answer came. Look whether it was done, then try again.',
};

/** Operations are named `noun.verb`. These verbs only read; the schemas that say so are too heavy for a page. */
const reads = /\.(show|list|export|diff|impact|explain|preview)$/;
/** Operations whose body carries its own id: sending them twice has the effect of sending them once. */
const idempotent: OperationId[] = ['drafts.create', 'proposals.create', 'proposals.roll-back'];

const mayRepeat = (message: PageMessage): boolean => {
  if (message.type === 'session.sign-in') return false;
  if (message.type !== 'api.call') return true;
  return reads.test(message.operation) || idempotent.includes(message.operation);
};

/** The parts of a call that the operation has: path parameters, query, body. */
export type CallInput<Id extends OperationId> = Parts<'params', ParamsOf<Api[Id]>> &
  Parts<'query', QueryOf<Api[Id]>> &
  Parts<'body', BodyOf<Api[Id]>>;
type Parts<Name extends string, T> =
  Record<string, never> extends T ? { [N in Name]?: T } : { [N in Name]: T };

/**
 * Calls one operation of the backend through the worker, which adds the sign-in.
 * @throws ProblemError with the backend's own words, or plain words for being offline or signed out.
 */
export const callApi = async <Id extends OperationId>(
  operation: Id,
  ...[input]: Record<string, never> extends CallInput<Id> ? [CallInput<Id>?] : [CallInput<Id>]
): Promise<ResponseOf<Api[Id]>> => {
  const message = { type: 'api.call', operation, ...input } as MessageOf<'api.call'>;
  const reply = await send(message);
  if (!reply.ok) throw new ProblemError(reply.problem);
  return reply.data as ResponseOf<Api[Id]>;
};

export { onSession } from './session-watch.ts';
export { openLive, openRun, type StreamState } from './streams.ts';
export {
  comeToFront,
  isHostGranted,
  onRecordChanged,
  openConsole,
  requestHost,
  watchActiveTab,
} from './tabs.ts';
