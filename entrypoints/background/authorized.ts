import type { Backend } from '../../lib/api/backend.ts';
import { isRefused, renewTokens, type Tokens } from '../../lib/api/sign-in-provider.ts';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import { lapse } from './person.ts';
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
  const usable = tokens.expiresAtMs - marginMs > Date.now() ? tokens : await renewed(tokens);
  try {
    return await work({ address, token: usable.access });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'not-signed-in') throw error;
    if (usable !== tokens) return lost(address, usable);
    return work({ address, token: (await renewed(tokens)).access });
  }
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
    const tokens = await renewTokens(settings, old);
    if ((await readTokens())?.access !== old.access) throw notSignedIn();
    await keepTokens(tokens);
    return tokens;
  } catch (error) {
    if (isRefused(error)) return lost(settings.backend, old);
    throw error instanceof ProblemError ? error : unreachable(error);
  }
};

/** Only the tokens that were refused are given up: meanwhile the next person may have signed in. */
const lost = async (backend: string, { access }: Tokens): Promise<never> => {
  if ((await readTokens())?.access === access) await lapse(backend, ended);
  throw notSignedIn();
};

export const notSignedIn = () => new ProblemError({ code: 'not-signed-in', message: ended });

const unreachable = (cause: unknown) =>
  new ProblemError(
    {
      code: 'offline',
      message: 'The sign-in provider does not answer. Check your connection, then try again.',
    },
    { cause },
  );
