import { z } from 'zod';
import type { ReadResult } from '../../lib/contract/messages.ts';
import type { FieldPlan, Reading } from '../../lib/core/plan.ts';
import { browser } from '../../lib/messaging/browser.ts';
import { grantPattern } from '../../lib/messaging/hosts.ts';
import { type PageLine, reachPage } from './page-line.ts';
import { plansFor, plansOfPerson } from './plans.ts';
import { readPage } from './read-page.ts';
import { watchRecord } from './watches.ts';

/** Why a page that its site covers was not read. Where loading it again never helps, the site's map no longer fits it. */
const whyNotRead = (refusal: keyof typeof refusals, { site }: FieldPlan): string =>
  refusal === 'not-confirmed' || refusal === 'unsettled'
    ? `${refusals[refusal]} If that does not help, ask an admin to check the map of ${site.title}.`
    : refusals[refusal];

const refusals = {
  'not-allowed-here':
    'This page is shown inside another page, or does not belong to the site. It was not read.',
  'no-record': 'No record is open on this page.',
  'not-confirmed': 'The page does not show the record that its address names. Reload it, then read again.',
  unsettled: 'The page kept changing while it was read. Wait until it has loaded, then read again.',
};
/** Reads the record a tab shows, by the plan of the person signed in. @throws ProblemError when there are no plans */
export const readRecord = async (tabId: number): Promise<ReadResult> =>
  readByPlans(tabId, await plansOfPerson(), watchRecord);

/** Reads the record a tab shows by the first of these plans that finds one, and hands it on. A preview is for nobody else. */
export const readByPlans = async (
  tabId: number,
  all: FieldPlan[],
  onRead: typeof watchRecord | null,
): Promise<ReadResult> => {
  const address = await addressOf(tabId);
  if (!address) return { state: 'no-site', origin: null };
  const plans = plansFor(all, address);
  const [first] = plans;
  if (!first) return { state: 'no-site', origin: address.origin };

  const host = `${address.origin}/*`;
  if (!(await browser.permissions.contains({ origins: [grantPattern(host)] })))
    return { state: 'needs-grant', host, site: first.site.title };

  const line = await reachPage(tabId).catch(() => null);
  if (!line) return failed('The browser does not let extensions read this page.');
  for (const plan of plans) {
    const result = await readByPlan(line, plan, onRead);
    if (result) return result;
  }
  return { state: 'no-record', site: first.site.title };
};

/** Null when the page shows no record of this plan's type. */
const readByPlan = async (
  line: PageLine,
  plan: FieldPlan,
  onRead: typeof watchRecord | null,
): Promise<ReadResult | null> => {
  const reply = await readPage(line, plan, { preview: onRead === null });
  if (reply === 'no-answer') return failed('The page did not answer. Reload it, then read again.');
  if (reply === 'no-reading')
    return failed('The page was read in a form that cannot be trusted. Nothing was kept.');
  if (!reply.ok) return reply.refusal === 'no-record' ? null : failed(whyNotRead(reply.refusal, plan));
  if (!keepsTo(plan, reply.reading)) return failed('The page was read beyond its plan. Nothing was kept.');

  const address = await addressOf(line.tabId);
  if (!address || address.origin + address.pathname !== reply.reading.url)
    return failed('The page moved on while it was read. Read it again.');

  await onRead?.({ ...line, plan, contentHash: reply.reading.contentHash });
  return readBy(plan, reply.reading, line);
};

const readBy = (plan: FieldPlan, found: Reading, line: PageLine): ReadResult => ({
  state: 'read',
  reading: found,
  withheld: plan.withheld,
  title: found.fields.find(field => field.id === plan.titleField)?.value ?? '',
  plan: z.json().parse(plan),
  documentId: line.documentId,
});

/** Whether the reading is of this plan, has no field outside it, and gives no masked field in the clear. */
const keepsTo = (plan: FieldPlan, found: Reading): boolean => {
  const levels = new Map(plan.fields.map(field => [field.id, field.level]));
  return (
    found.site === plan.site.id &&
    found.policyVersion === plan.policyVersion &&
    found.recordType === plan.recordType &&
    found.fields.every(({ id, state }) => levels.has(id) && (levels.get(id) !== 'masked' || state !== 'read'))
  );
};

/** Unknown without the host's permission, unless the person has just opened the panel on this tab. */
export const addressOf = async (tabId: number): Promise<URL | null> => {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.url ? URL.parse(tab.url) : null;
};

const failed = (reason: string): ReadResult => ({ state: 'failed', reason });
