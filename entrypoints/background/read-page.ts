import { z } from 'zod';
import { completeReading } from '../../lib/core/complete-reading.ts';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import { type FieldPlan, type Reading, reading } from '../../lib/core/plan.ts';
import { askPage, type PageLine } from './page-line.ts';

const refusal = z.enum(['not-allowed-here', 'no-record', 'not-confirmed', 'unsettled']);

const pageReading = reading.pick({
  recordId: true,
  url: true,
  fields: true,
  conversation: true,
  messagesLeftOut: true,
});

const readReply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), reading: pageReading }),
  z.strictObject({ ok: z.literal(false), refusal }),
]);

type ReadPage = { ok: true; reading: Reading } | { ok: false; refusal: z.infer<typeof refusal> };

/**
 * Asks the page for a reading by this plan, and completes it. `no-answer`: the page did not answer in time; `no-reading`:
 * it answered in a form that cannot be trusted. A preview leaves alone what the page keeps for the panel.
 */
export const readPage = async (
  line: PageLine,
  plan: FieldPlan,
  { preview = false } = {},
): Promise<ReadPage | 'no-answer' | 'no-reading'> => {
  const readingId = crypto.randomUUID();
  const answer = await askPage(line, {
    type: 'read',
    plan,
    masks: maskTable,
    readingId,
    preview,
  }).catch(() => null);
  if (!answer) return 'no-answer';
  const reply = readReply.safeParse(answer).data;
  if (!reply) return 'no-reading';
  if (!reply.ok) return reply;
  return { ok: true, reading: completeReading(reply.reading, plan, readingId, new Date().toISOString()) };
};
