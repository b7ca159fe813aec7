import { callBackend } from '../../lib/api/call.ts';
import type { Session } from '../../lib/contract/messages.ts';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import { authorized } from './authorized.ts';
import { lapse, leave, publish, publishedSession } from './person.ts';
import { forgetSettings, readSettings } from './settings.ts';
import { readTokens } from './tokens.ts';

/** Who is signed in, asked of the backend each time: roles and rights may have changed. */
export const currentSession = async (): Promise<Session> => {
  const { backend } = await readSettings();
  if (!(await readTokens())) return signedOut(backend);
  try {
    const me = await authorized(line => callBackend(line, 'me.show'));
    return await publish({ state: 'signed-in', me, backend });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return withoutPerson(backend, error);
  }
};

const signedOut = async (backend: string): Promise<Session> => {
  const before = await publishedSession();
  return before?.state === 'signed-out' ? before : publish({ state: 'signed-out', reason: null, backend });
};

const withoutPerson = async (backend: string, { problem }: ProblemError): Promise<Session> => {
  switch (problem.code) {
    case 'not-signed-in':
      // Tokens that are here now came after those that were refused.
      return (await readTokens()) ? currentSession() : lapse(backend, problem.message);
    case 'forbidden':
      // The provider knows this person and the policy gives them no role: let them come as somebody else.
      return leave(backend, problem.message);
    default:
      return publish({ state: 'offline', reason: problem.message, backend });
  }
};

/** The fleet's policy has changed: tokens of one provider never go to the backend of another. */
export const startOver = async (): Promise<void> => {
  await forgetSettings();
  if (!(await readTokens())) return;
  const { backend } = await readSettings();
  await lapse(backend, 'Your organisation has changed the settings of Countersign. Sign in again.');
};
