import type { Tokens } from '../../lib/api/sign-in-provider.ts';
import { type Session, session } from '../../lib/contract/messages.ts';
import { browser } from '../../lib/messaging/browser.ts';
import { sessionItem } from '../../lib/messaging/session-watch.ts';
import { forgetPlans } from '../../lib/store/plans.ts';
import { forgetKey, keepKey } from './proof-key.ts';
import { drafts, memory } from './stores.ts';
import { forgetTokens, keepTokens } from './tokens.ts';
import { unwatchAll } from './watches.ts';

const lastPerson = 'last-person';
const askAgain = 'ask-again';

export const publishedSession = async (): Promise<Session | null> =>
  session.safeParse((await memory.get(sessionItem))[sessionItem]).data ?? null;

/** Makes the session known to every open page. */
export const publish = async (current: Session): Promise<Session> => {
  await memory.set({ [sessionItem]: current });
  return current;
};

/** From now on these tokens and the key they are bound to are used. What another person left behind is wiped first. */
export const enter = async (tokens: Tokens, pair: CryptoKeyPair): Promise<void> => {
  const before = (await memory.get(lastPerson))[lastPerson];
  if (before !== tokens.sub) await drafts.wipe();
  await forgetPlans(memory);
  await memory.set({ [lastPerson]: tokens.sub });
  if (tokens.thumbprint) await keepKey(tokens.thumbprint, pair);
  await keepTokens(tokens);
  await browser.storage.local.remove(askAgain);
};

/**
 * The sign-in ended without the person wishing it. Their drafts stay, still encrypted and still running out, for when
 * the same person signs in again.
 */
export const lapse = async (backend: string, reason: string): Promise<Session> => {
  await forgetTokens();
  await forgetKey();
  await forgetPlans(memory);
  await unwatchAll();
  return publish({ state: 'signed-out', reason, backend });
};

/** The person leaves: nothing of theirs stays, and the provider will ask who comes next. */
export const leave = async (backend: string, reason: string | null): Promise<Session> => {
  await forgetTokens();
  await forgetKey();
  await drafts.wipe();
  await memory.remove(lastPerson);
  await browser.storage.local.set({ [askAgain]: true });
  await forgetPlans(memory);
  await unwatchAll();
  return publish({ state: 'signed-out', reason, backend });
};

/** Whether the last person here signed out by choice. */
export const mustAskAgain = async (): Promise<boolean> =>
  (await browser.storage.local.get(askAgain))[askAgain] === true;
