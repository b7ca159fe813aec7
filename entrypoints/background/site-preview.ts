import { z } from 'zod';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import { locatorStates, type Repair, repair, type SitePreview } from '../../lib/core/pointing.ts';
import type { MessageOf } from '../../lib/messaging/replies.ts';
import { reachPage } from './page-line.ts';
import { askPage, grantedAddress, requirePolicyRight } from './pointer-line.ts';
import { readPage } from './read-page.ts';
import { sketchPlan } from './sketch-plan.ts';

const reasons = {
  'no-answer': 'The page did not answer. Reload it, then look again.',
  'no-reading': 'The page was read in a form that cannot be trusted.',
  'not-allowed-here': 'This page belongs to no address of its own, so it cannot be read.',
  'no-record': 'The pattern of the record’s id does not fit the address of this page.',
  'not-confirmed': 'The page does not show the id that its address names where the site says it should.',
  unsettled: 'The page kept changing while it was read, or still showed the record before.',
};

/** Reads the record in a tab by a sketch, masked like every reading; the person is the only one who gets it. */
export const previewSite = async ({ tabId, sketch }: MessageOf<'point.preview'>): Promise<SitePreview> => {
  await requirePolicyRight('author-policy');
  const { origin } = await grantedAddress(tabId);
  const plan = sketchPlan(sketch, origin);
  const line = await reachPage(tabId).catch(() => null);
  const answer = line ? await readPage(line, plan, { preview: true }) : 'no-answer';
  if (typeof answer === 'string') return { state: 'not-read', reason: reasons[answer] };
  if (!answer.ok) return { state: 'not-read', reason: reasons[answer.refusal] };
  const all = locatorStates.parse(await askPage(tabId, { type: 'states', plan }));
  const { recordId, fields, conversation, messagesLeftOut } = answer.reading;
  return {
    state: 'read',
    recordId,
    fields: fields.map(field => ({ ...field, states: all.find(({ id }) => id === field.id)?.states ?? [] })),
    conversation,
    messagesLeftOut,
  };
};

/** Where fields of a sketch that are not found on this page any more may be now. */
export const suggestRepairs = async ({
  tabId,
  sketch,
  titles,
}: MessageOf<'point.repair'>): Promise<{ repairs: Repair[] }> => {
  await requirePolicyRight('author-policy');
  const { origin } = await grantedAddress(tabId);
  const plan = sketchPlan(sketch, origin);
  return {
    repairs: z
      .array(repair)
      .max(400)
      .parse(await askPage(tabId, { type: 'repair', plan, titles, masks: maskTable })),
  };
};
