import { type Tokens, tokens } from '../../lib/api/sign-in-provider.ts';
import { browser } from '../../lib/messaging/browser.ts';

const item = 'tokens';

/** Kept in session storage only: in memory, for the extension's own contexts, gone with the browser. */
export const readTokens = async (): Promise<Tokens | null> =>
  tokens.safeParse((await browser.storage.session.get(item))[item]).data ?? null;

export const keepTokens = (kept: Tokens): Promise<void> => browser.storage.session.set({ [item]: kept });

export const forgetTokens = (): Promise<void> => browser.storage.session.remove(item);

/** Calls back when the tokens are given up by sign-out or lapse, not when they are renewed. Returns how to stop. */
export const onTokensGivenUp = (listener: () => void): (() => void) => {
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[item];
    if (change && !change.newValue) listener();
  };
  browser.storage.session.onChanged.addListener(onChanged);
  return () => browser.storage.session.onChanged.removeListener(onChanged);
};
