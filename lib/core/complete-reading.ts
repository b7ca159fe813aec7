import { digestOf } from './canonical.ts';
import { isInstructionLike } from './instruction-like.ts';
import type { FieldPlan, Reading } from './plan.ts';

/** What the page itself says in a reading. */
export type PageReading = Pick<Reading, 'recordId' | 'url' | 'fields' | 'conversation' | 'messagesLeftOut'>;

type Flagged = Pick<Reading['conversation'][number], 'flags'>;

const flagged = <T extends Flagged>(read: T, text: string | undefined): T =>
  text !== undefined && isInstructionLike(text)
    ? { ...read, flags: [...read.flags, 'instruction-like'] }
    : read;

const contentHash = (recordType: string, { recordId, fields, conversation }: PageReading): string =>
  digestOf({
    recordType,
    recordId,
    fields: fields.map(({ id, state, value = null }) => ({ id, state, value })),
    conversation: conversation.map(({ author, at, kind, from, text }) => ({ author, at, kind, from, text })),
  });

/**
 * Adds to what a page said what needs no page: by which plan and when it was read, warnings at values and messages that
 * speak to a machine, and the hash by which two readings of an unchanged record are equal.
 */
export const completeReading = (read: PageReading, plan: FieldPlan, id: string, readAt: string): Reading => ({
  ...read,
  id,
  readAt,
  site: plan.site.id,
  policyVersion: plan.policyVersion,
  recordType: plan.recordType,
  contentHash: contentHash(plan.recordType, read),
  fields: read.fields.map(field => flagged(field, field.value)),
  conversation: read.conversation.map(message => flagged(message, message.text)),
});
