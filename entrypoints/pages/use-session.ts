import { useCallback, useEffect, useState } from 'react';
import type { Session } from '../../lib/contract/messages.ts';
import { onSession, send } from '../../lib/messaging/client.ts';

/** Who is signed in, kept up to date, and the ways to change it. `session` is null until it is known. */
export const useSession = () => {
  const [session, setSession] = useState<Session | null>(null);
  const [signingIn, setSigningIn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const ask = useCallback(async (type: 'session.get' | 'session.sign-in' | 'session.sign-out') => {
    setProblem(null);
    const reply = await send({ type });
    if (reply.ok) setSession(reply.data);
    else setProblem(reply.problem.message);
  }, []);

  useEffect(() => {
    void ask('session.get');
    return onSession(setSession);
  }, [ask]);

  const signIn = async () => {
    setSigningIn(true);
    await ask('session.sign-in');
    setSigningIn(false);
  };
  return {
    session,
    signingIn,
    problem,
    signIn,
    signOut: () => ask('session.sign-out'),
    refresh: () => ask('session.get'),
  };
};
