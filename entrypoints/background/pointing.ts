import { z } from 'zod';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import {
  type IdConfirmation,
  idConfirmation,
  type OpenPage,
  type Pointed,
  pointed,
  type SiteSketch,
} from '../../lib/core/pointing.ts';
import { browser } from '../../lib/messaging/browser.ts';
import type { MessageOf, Replies } from '../../lib/messaging/replies.ts';
import { publishedSession } from './person.ts';
import { askPage, askPointer, grantedAddress, isGranted, requirePolicyRight } from './pointer-line.ts';
import { readSettings } from './settings.ts';
import { sketchPlan } from './sketch-plan.ts';

/** Open pages of help desks: on granted hosts, without the backend's and the sign-in provider's own. */
export const listPages = async (): Promise<{ pages: OpenPage[] }> => {
  await requirePolicyRight('author-policy', 'review-policy');
  const { backend, issuer } = await readSettings();
  const own = [backend, issuer].map(address => new URL(address).origin);
  const pages: OpenPage[] = [];
  for (const { id, url, title = '' } of await browser.tabs.query({})) {
    const address = url ? URL.parse(url) : null;
    if (id === undefined || !address || own.includes(address.origin) || !(await isGranted(address))) continue;
    const { origin, pathname, search, hash } = address;
    pages.push({ tabId: id, title, origin, path: pathname + search + hash });
  }
  return { pages };
};

const nothingYet: SiteSketch = { recordId: { path: '^$', confirm: [] }, fields: {} };

/** Lets the person point at parts of the page in this tab, and brings it to the front. */
export const startPointing = async (message: MessageOf<'point.start'>): Promise<Replies['point.start']> => {
  const { tabId, mode, sketch = nothingYet } = message;
  await requirePolicyRight('author-policy');
  const { origin } = await grantedAddress(tabId);
  const { begun } = await askPage(tabId, {
    type: 'begin',
    mode,
    plan: sketchPlan(sketch, origin),
    masks: maskTable,
  });
  if (begun !== true) throw new ProblemError({ code: 'not-allowed-here', message: notHere });
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab?.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true });
  return {};
};

const notHere = 'This page belongs to no address of its own, so nothing on it can be mapped.';

const waited = z.strictObject({ pointed: z.array(z.unknown()), over: z.boolean() });
const mostAtOnce = 200;

/**
 * Asked over and over by the room that began it; pointing ends by itself when nobody asks any more.
 *
 * @throws ProblemError for something of another shape, after everything before it was handed on; pointing is over then
 */
export const waitForPointed = async ({
  tabId,
  after,
}: MessageOf<'point.wait'>): Promise<Replies['point.wait']> => {
  const session = await publishedSession();
  const isAuthor = session?.state === 'signed-in' && session.me.rights.includes('author-policy');
  const answer = isAuthor ? await askPointer(tabId, { type: 'wait', after }) : null;
  if (answer === null) return { pointed: [], over: true };
  const told = waited.safeParse(answer).data;
  const fitting = told ? fittingOf(told.pointed) : [];
  if (told && fitting.length === told.pointed.length) return { pointed: fitting, over: told.over };
  if (fitting.length > 0) return { pointed: fitting, over: false };
  await stopPointing(tabId);
  throw new ProblemError({ code: 'gone', message: oddValue });
};

const oddValue =
  'What you pointed at cannot be described, so pointing has ended. What came before it is kept. Point at something else.';

/** What comes before the first thing that has not our shape. */
const fittingOf = (all: unknown[]): Pointed[] => {
  const fitting: Pointed[] = [];
  for (const one of all.slice(0, mostAtOnce)) {
    const { data } = pointed.safeParse(one);
    if (!data) break;
    fitting.push(data);
  }
  return fitting;
};

export const stopPointing = async (tabId: number): Promise<Record<string, never>> => {
  await askPointer(tabId, { type: 'end' });
  return {};
};

export const confirmRecordId = async ({
  tabId,
  sketch,
}: MessageOf<'point.confirm'>): Promise<IdConfirmation> => {
  await requirePolicyRight('author-policy');
  const { origin } = await grantedAddress(tabId);
  const plan = sketchPlan(sketch, origin);
  return idConfirmation.parse(await askPage(tabId, { type: 'confirm', plan }));
};
