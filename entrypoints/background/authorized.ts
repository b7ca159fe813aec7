import type { Backend } from '../../lib/api/backend.ts';
import type { ProofKey } from '../../lib/api/proof-key.ts';
import { isRefused, renewTokens, type Tokens } from '../../lib/api/sign-in-provider.ts';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import { lapse } from './person.ts';
import { findKey } from './proof-key.ts';
import { readSettings } from './settings.ts';
import { keepTokens, readTokens } from './tokens.ts';

/** Tokens are renewed this long before they end, so that none ends on its way. */
const marginMs = 60_000;

const ended = 'Your sign-in has ended. Sign in again.';

/**
 * Does work that needs the backend in the name of the person signed in. A token about to end is renewed first; one that
 * the backend refuses is renewed once. @throws ProblemError `not-signed-in` when there is no way back in.
 */
export const authorized = async <T>(work: (backend: Backend) => Promise<T>): Promise<T> => {
  const { backend: address } = await readSettings();
  const tokens = await readTokens();
  if (!tokens) throw notSignedIn();
  const attempt = (usable: Tokens, onRefused: (why: string) => Promise<T>): Promise<T> =>
    lineOf(address, usable)
      .then(work)
      .catch((error: unknown) =>
        isSignInRefused(error) ? onRefused(error.problem.message) : Promise.reject(error),
      );
  const lastAttempt = async (): Promise<T> => {
    const usable = await renewed(tokens);
    return attempt(usable, why => lost(address, usable, why));
  };
  const isAboutToEnd = tokens.expiresAtMs - marginMs <= Date.now();
  return isAboutToEnd ? lastAttempt() : attempt(tokens, lastAttempt);
};

const isSignInRefused = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === 'not-signed-in';

const lineOf = async (address: string, tokens: Tokens): Promise<Backend> => ({
  address,
  token: tokens.access,
  key: await keyOf(address, tokens),
});

/** Without the key that they are bound to, tokens are of no use to us either. */
const keyOf = async (address: string, tokens: Tokens): Promise<ProofKey | null> => {
  if (!tokens.thumbprint) return null;
  return (await findKey(tokens.thumbprint)) ?? lost(address, tokens);
};

let renewal: Promise<Tokens> | undefined;

/** A refresh token is good once: all callers of the moment share one renewal. */
const renewed = (old: Tokens): Promise<Tokens> => {
  renewal ??= renew(old).finally(() => {
    renewal = undefined;
  });
  return renewal;
};

const renew = async (old: Tokens): Promise<Tokens> => {
  const settings = await readSettings();
  const current = await readTokens();
  // Somebody was quicker: renewed, signed out, or another person.
  if (current?.access !== old.access)
    return current?.sub === old.sub ? current : Promise.reject(notSignedIn());
  if (!old.refresh) return lost(settings.backend, old);
  try {
    const tokens = await renewTokens(settings, old, await keyOf(settings.backend, old));
    if ((await readTokens())?.access !== old.access) throw notSignedIn();
    await keepTokens(tokens);
    return tokens;
  } catch (error) {
    if (isRefused(error)) return lost(settings.backend, old);
    throw error instanceof ProblemError ? error : unreachable(error);
  }
};

/** Only the tokens that were refused are given up: meanwhile the next person may have signed in. */
const lost = async (backend: string, { access }: Tokens, why = ended): Promise<never> => {
  if ((await readTokens())?.access === access) await lapse(backend, why);
  throw notSignedIn(why);
};

export const notSignedIn = (message = ended) => new ProblemError({ code: 'not-signed-in', message });

const unreachable = (cause: unknown) =>
  new ProblemError(
    {
      code: 'offline',
      message: 'The sign-in provider does not answer. Check your connection, then try again.',
    },
    { cause },
  );
