import { ProblemError } from '../contract/problem-error.ts';
import type { Problem } from '../contract/shared.ts';
import type { ProofKey } from './proof-key.ts';

export interface Backend {
  address: string;
  /** The access token to show there; null for operations that are open to all. */
  token: string | null;
  /** What the token is bound to; null where the sign-in provider binds tokens to no key. */
  key: ProofKey | null;
}

/** Ways a call ends badly before or after the backend's own refusals. */
export const callProblems = {
  offline: {
    code: 'offline',
    message: 'The backend does not answer. Check your connection, then try again.',
  },
  slow: {
    code: 'timeout',
    message: 'The backend took too long to answer. Look whether it was done, then try again.',
  },
  tooLarge: { code: 'too-large', message: 'The answer of the backend is too large to show here.' },
  unreadable: {
    code: 'bad-answer',
    message:
      'The backend answered in a form this version does not know. Update the extension or tell your admin.',
  },
} satisfies Record<string, Problem>;

/** Turns whatever `fetch` or reading a body threw into words for the person. */
export const asProblemError = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new ProblemError(callProblems.slow, { cause: error });
  return new ProblemError(callProblems.offline, { cause: error });
};
