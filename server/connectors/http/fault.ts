import { Fault, isFault } from '../../../lib/core/fault.ts';
import { AnswerTooLarge } from './answer-body.ts';
import { ForbiddenAddress } from './pinned-lookup.ts';

interface Context {
  title: string;
  /** Method and path, for the log. */
  what: string;
}

const unavailable = (text: string, internal: string, cause?: unknown) =>
  new Fault('upstream-unavailable', text, { internal, cause });
const refused = (text: string, internal: string, cause?: unknown) =>
  new Fault('upstream-refused', text, { internal, cause });

/** The fault that a status means for every system alike; null when the connector is to judge the answer itself. */
export const faultOfStatus = (status: number, { title, what }: Context): Fault | null => {
  const internal = `${what}: status ${status}`;
  if (status === 401)
    return refused(`${title} does not accept the sign-in of the service account.`, internal);
  if (status >= 300 && status < 400)
    return refused(`${title} sends requests elsewhere. Check its address.`, internal);
  if (status === 429) return unavailable(`${title} is asked too often right now.`, internal);
  if (status >= 500) return unavailable(`${title} cannot answer right now (status ${status}).`, internal);
  return null;
};

const isTooLarge = (error: unknown): boolean =>
  error instanceof AnswerTooLarge ||
  (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');

const cannotBeRead = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  error instanceof TypeError ||
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'));

export const faultOfError = (
  error: unknown,
  { title, what, timedOut }: Context & { timedOut: boolean },
): Fault => {
  if (isFault(error)) return error;
  const internal = `${what}: ${error instanceof Error ? error.message : String(error)}`;
  if (timedOut) return unavailable(`${title} did not answer in time.`, internal, error);
  if (error instanceof ForbiddenAddress)
    return refused(`${title} leads to an address that is not allowed.`, internal, error);
  if (isTooLarge(error)) return refused(`${title} gave an answer that is too large.`, what);
  // Parsers quote what they stumble over, and that is customers' data: neither message nor cause is kept.
  if (cannotBeRead(error)) return refused(`${title} gave an answer that cannot be read.`, what);
  return unavailable(`${title} cannot be reached.`, internal, error);
};
