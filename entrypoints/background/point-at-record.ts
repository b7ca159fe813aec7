import { z } from 'zod';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import { askPage, type PageLine, reachPage } from './page-line.ts';
import { plansFor, plansOfPerson } from './plans.ts';
import { addressOf } from './read-record.ts';

/** Brings the person to a field of the plan on the page. */
export const highlightField = async (tabId: number, field: string): Promise<{ found: boolean }> => {
  const address = await addressOf(tabId);
  const plans = address ? plansFor(await plansOfPerson(), address) : [];
  const planned = plans.flatMap(plan => plan.fields).find(({ id }) => id === field);
  if (!planned) return { found: false };
  const line = await openPage(tabId);
  const reply = await askPage(line, { type: 'highlight', locators: planned.locators }).catch(gone);
  return z.strictObject({ found: z.boolean() }).parse(reply);
};

/** Placeholders turned back into values, for the eyes of the person only; the values live in the page, nowhere else. */
export const revealText = async (
  tabId: number,
  readingId: string,
  text: string,
): Promise<{ text: string }> => {
  const line = await openPage(tabId);
  const reply = await askPage(line, { type: 'reveal', readingId, text }).catch(gone);
  const { known, text: revealed } = z.strictObject({ text: z.string(), known: z.boolean() }).parse(reply);
  return known ? { text: revealed } : gone();
};

const openPage = (tabId: number): Promise<PageLine> => reachPage(tabId).catch(gone);

const gone = (): never => {
  throw new ProblemError({
    code: 'gone',
    message: 'The page has changed or was closed since it was read. Read it again.',
  });
};
