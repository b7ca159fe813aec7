import { newKeyPair, proofKey } from '../../lib/api/proof-key.ts';
import { endAtProvider, isRefused, obtainTokens, type Tokens } from '../../lib/api/sign-in-provider.ts';
import type { Session } from '../../lib/contract/messages.ts';
import { browser } from '../../lib/messaging/browser.ts';
import { enter, leave, mustAskAgain, publish } from './person.ts';
import { currentSession } from './session.ts';
import { readSettings, type Settings } from './settings.ts';
import { readTokens } from './tokens.ts';

const redirect = () => browser.identity.getRedirectURL();

/** The provider shows its own window. Closed or refused, the session says why in plain words. */
export const signIn = async (): Promise<Session> => {
  const settings = await readSettings();
  try {
    // A new one each time: nothing that an earlier person's key signed is of use in this sign-in.
    const pair = await newKeyPair();
    const options = { askAgain: await mustAskAgain(), key: proofKey(pair) };
    await enter(await obtainTokens(settings, redirect(), showWindow, options), pair);
  } catch (error) {
    return publish({ state: 'signed-out', reason: whyNot(error), backend: settings.backend });
  }
  return currentSession();
};

/** Leaves at once; the provider is told afterwards, and being out of its reach holds nobody back. */
export const signOut = async (): Promise<Session> => {
  const settings = await readSettings();
  const tokens = await readTokens();
  const session = await leave(settings.backend, null);
  if (tokens) void tellProvider(settings, tokens).catch(noteUntold);
  return session;
};

class WindowClosed extends Error {}

const showWindow = async (address: URL): Promise<URL> => {
  const back = await browser.identity
    .launchWebAuthFlow({ url: address.href, interactive: true })
    .catch((cause: unknown) => {
      // The browser has no codes for this, only a sentence.
      if (String(cause).includes('could not be loaded')) throw cause;
      throw new WindowClosed('closed', { cause });
    });
  if (!back) throw new WindowClosed('closed');
  return new URL(back);
};

const whyNot = (error: unknown): string => {
  if (error instanceof WindowClosed) return 'The sign-in window was closed before sign-in was done.';
  if (isRefused(error)) return 'The sign-in provider refused. Try again, or ask your admin for access.';
  if (error instanceof TypeError || String(error).includes('could not be loaded'))
    return 'The sign-in provider does not answer. Check your connection, then try again.';
  return 'The answer of the sign-in provider could not be trusted, so you are not signed in. Try again.';
};

const tellProvider = async (settings: Settings, tokens: Tokens): Promise<void> => {
  const address = await endAtProvider(settings, tokens, redirect());
  if (!address) return;
  // Without a window: a provider that wants to ask first is left alone, and asks who it is at the next sign-in anyway.
  await browser.identity.launchWebAuthFlow({
    url: address.href,
    interactive: false,
    abortOnLoadForNonInteractive: false,
    timeoutMsForNonInteractive: 10_000,
  });
};

const noteUntold = (error: unknown) =>
  console.warn(
    'The sign-in provider was not told of the sign-out:',
    error instanceof Error ? error.name : '',
  );
