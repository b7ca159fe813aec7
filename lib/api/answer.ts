import { ProblemError } from '../contract/problem-error.ts';
import { problem } from '../contract/shared.ts';
import { callProblems } from './backend.ts';

/** Evidence bundles are the largest answers; nothing honest comes near this. */
const longestBodyBytes = 16 * 1024 * 1024;

/** The body as JSON. @throws ProblemError when it is too large or no JSON. */
export const readJson = async (response: Response): Promise<unknown> => {
  const text = await readText(response);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProblemError(callProblems.unreadable, { cause });
  }
};

const readText = async (response: Response): Promise<string> => {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > longestBodyBytes) throw new ProblemError(callProblems.tooLarge);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

const signInEnded = { code: 'not-signed-in', message: 'Your sign-in has ended. Sign in again.' };

/** Why the backend refused, in its own words where it has any. */
export const readRefusal = async (response: Response): Promise<ProblemError> => {
  const told = problem.safeParse(await readJson(response).catch(() => null));
  if (told.success) return new ProblemError(told.data);
  // A proxy in between answers without a problem of ours.
  if (response.status === 401) return new ProblemError(signInEnded);
  return new ProblemError(response.status >= 500 ? callProblems.offline : callProblems.unreadable);
};
