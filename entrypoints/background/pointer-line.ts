import { ProblemError } from '../../lib/contract/problem-error.ts';
import { browser } from '../../lib/messaging/browser.ts';
import { grantPattern } from '../../lib/messaging/hosts.ts';
import type { PointerReplies, PointerRequest, PointerWorld } from '../../lib/page/point/messages.ts';
import { currentSession } from './session.ts';

const timeoutMs = 15_000;

/** Everything about mapping is for those who write or judge the policy. Asked of the backend, not of what is remembered. */
export const requirePolicyRight = async (...rights: ('author-policy' | 'review-policy')[]): Promise<void> => {
  const session = await currentSession();
  if (session.state === 'signed-in' && rights.some(right => session.me.rights.includes(right))) return;
  throw new ProblemError({
    code: 'forbidden',
    message: 'Your roles do not allow you to map pages. Somebody who may write the policy can.',
  });
};

/** The address of a tab on a host that the person has granted. @throws ProblemError when it is not */
export const grantedAddress = async (tabId: number): Promise<URL> => {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const address = tab?.url ? URL.parse(tab.url) : null;
  if (address && (await isGranted(address))) return address;
  throw new ProblemError({
    code: 'needs-grant',
    message: 'That page was closed, or its host was not granted to Countersign.',
  });
};

export const isGranted = (address: URL): Promise<boolean> =>
  /^https?:$/.test(address.protocol)
    ? browser.permissions.contains({ origins: [grantPattern(`${address.origin}/*`)] })
    : Promise.resolve(false);

const topFrame = (tabId: number) => ({ tabId, frameIds: [0] });

/** Puts the pointing script into the page's top frame. Doing it twice does no harm. @throws when the browser does not allow it */
const reachPointer = async (tabId: number): Promise<void> => {
  await browser.scripting.executeScript({ target: topFrame(tabId), files: ['/page-pointer.js'] });
};

/** Asks a script that is there already; null when none is, or when it does not answer. */
export const askPointer = async <R extends PointerRequest>(
  tabId: number,
  request: R,
): Promise<PointerReplies[R['type']] | null> => {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), timeoutMs);
  const injected = browser.scripting.executeScript({
    target: topFrame(tabId),
    // Runs in the page, in the extension's own world: it can use nothing from around it.
    func: (asked: PointerRequest) => (globalThis as PointerWorld).countersignPointer?.answer(asked) ?? null,
    args: [request],
  });
  const answer = injected.then(([frame]) => frame?.result ?? null).catch(() => null);
  return (await Promise.race([answer, late.promise]).finally(() => clearTimeout(timer))) as never;
};

/** Asks the script in a granted page, which is put there first. What comes back is the page's word: check it before use. */
export const askPage = async <R extends PointerRequest>(
  tabId: number,
  request: R,
): Promise<PointerReplies[R['type']]> => {
  await reachPointer(tabId).catch(() => undefined);
  const answer = await askPointer(tabId, request);
  if (answer !== null) return answer;
  throw new ProblemError({ code: 'gone', message: 'The page did not answer. Reload it, then try again.' });
};
