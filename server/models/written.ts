import { z } from 'zod';
import { citation } from '../../lib/core/draft.ts';

const writtenSentence = z.strictObject({
  text: z.string().min(1).max(1200),
  /** Whether this sentence opens a paragraph. */
  paragraph: z.boolean(),
  /** Whether it says anything that could be wrong; greetings and closings do not. */
  claim: z.boolean(),
  citations: z.array(citation).max(8),
});
export type WrittenSentence = z.infer<typeof writtenSentence>;

const writtenChange = z.strictObject({
  field: z.string().max(64),
  proposed: z.string().max(4000),
  reason: z.string().min(1).max(300),
  citations: z.array(citation).max(8),
});
export type WrittenChange = z.infer<typeof writtenChange>;

/** What a drafter hands back, of whatever kind it is. Nothing in it is believed before it is checked. */
export const written = z.strictObject({
  sentences: z.array(writtenSentence).min(1).max(60),
  changes: z.array(writtenChange).max(20),
});
export type Written = z.infer<typeof written>;
