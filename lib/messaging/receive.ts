import { type PageMessage, pageMessage, type Reply } from '../contract/messages.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { Problem } from '../contract/shared.ts';
import type { MessageOf, MessageType, Replies } from './replies.ts';
import { isOwnPage, type Self, type Sender } from './sender.ts';

export type Handlers = { [T in MessageType]: (message: MessageOf<T>) => Promise<Replies[T]> };

/** Answers one message: refused unless it comes from an own page and has exactly a known form. Never rejects. */
export const receive = async (
  handlers: Handlers,
  self: Self,
  raw: unknown,
  sender: Sender | undefined,
): Promise<Reply<unknown>> => {
  if (!isOwnPage(sender, self)) return { ok: false, problem: notForYou };
  const message = pageMessage.safeParse(raw);
  if (!message.success) return { ok: false, problem: unknownMessage };
  try {
    return { ok: true, data: await handle(handlers, message.data) };
  } catch (error) {
    return { ok: false, problem: toProblem(error) };
  }
};

// The compiler cannot see that the handler found by a message's type takes that message.
const handle = (handlers: Handlers, message: PageMessage): Promise<unknown> =>
  (handlers[message.type] as (known: PageMessage) => Promise<unknown>)(message);

const notForYou: Problem = { code: 'forbidden', message: 'Only Countersign’s own pages may ask this.' };
const unknownMessage: Problem = { code: 'bad-input', message: 'The extension does not know this message.' };

/** Words for the person. What was not foreseen is named by its kind only: its text may hold data of a page. */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem;
  const kind = error instanceof Error ? error.name : typeof error;
  return { code: 'internal', message: `Something went wrong in the extension (${kind}). Try again.` };
};
