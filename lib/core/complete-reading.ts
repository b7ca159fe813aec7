import { digestOf } from './canonical.ts';
import { isInstructionLike } from './instruction-like.ts';
import type { Reading } from './plan.ts';

/** A reading as it comes from the page. */
export type PageReading = Omit<Reading, 'contentHash'>;

type Flagged = Pick<Reading['conversation'][number], 'flags'>;

const flagged = <T extends Flagged>(read: T, text: string | undefined): T =>
  text !== undefined && isInstructionLike(text)
    ? { ...read, flags: [...read.flags, 'instruction-like'] }
    : read;

const contentHash = ({ recordType, recordId, fields, conversation }: PageReading): string =>
  digestOf({
    recordType,
    recordId,
    fields: fields.map(({ id, state, value = null }) => ({ id, state, value })),
    conversation: conversation.map(({ author, at, kind, from, text }) => ({ author, at, kind, from, text })),
  });

/**
 * Adds to a reading what needs no page: warnings at values and messages that speak to a machine, and the hash by which two
 * readings of an unchanged record are equal. When and where they were made does not count.
 */
export const completeReading = (read: PageReading): Reading => ({
  ...read,
  contentHash: contentHash(read),
  fields: read.fields.map(field => flagged(field, field.value)),
  conversation: read.conversation.map(message => flagged(message, message.text)),
});
