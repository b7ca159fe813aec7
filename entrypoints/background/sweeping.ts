import { browser } from '../../lib/messaging/browser.ts';
import { isDraftKey } from '../../lib/store/draft-keys.ts';
import { drafts } from './stores.ts';

const alarm = 'sweep-drafts';

/**
 * While drafts are kept, wakes the worker once a minute to forget those that are over and to notice a clock that was
 * set back. Nothing depends on it to keep an expired draft unread.
 */
export const sweepWhileDraftsAreKept = (): void => {
  browser.storage.session.onChanged.addListener(changes => {
    if (Object.keys(changes).some(isDraftKey)) void wakeEveryMinute();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void sweep();
  });
};

/** Creating it again would put it off. */
const wakeEveryMinute = async (): Promise<void> => {
  if (!(await browser.alarms.get(alarm))) await browser.alarms.create(alarm, { periodInMinutes: 1 });
};

const sweep = async (): Promise<void> => {
  const left = await drafts.sweep(Date.now());
  if (left === 0) await browser.alarms.clear(alarm);
};
