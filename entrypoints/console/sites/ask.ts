import type { PageMessage } from '../../../lib/contract/messages.ts';
import { ProblemError } from '../../../lib/contract/problem-error.ts';
import { send } from '../../../lib/messaging/client.ts';
import type { Replies } from '../../../lib/messaging/replies.ts';

/** Sends one message to the worker. @throws ProblemError with words for the person */
export const ask = async <M extends PageMessage>(message: M): Promise<Replies[M['type']]> => {
  const reply = await send(message);
  if (!reply.ok) throw new ProblemError(reply.problem);
  return reply.data;
};
