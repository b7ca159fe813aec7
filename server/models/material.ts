import { z } from 'zod';

export const tones = ['plain', 'warm', 'formal'] as const;

const quoted = { sourceId: z.string(), text: z.string() };

/** All that a drafter may work from, permitted and masked already. Whatever is not in here cannot be in a draft. */
export const material = z.strictObject({
  /** ISO 639-1 of the reply. */
  language: z.string(),
  tone: z.enum(tones),
  length: z.enum(['normal', 'shorter']),
  /** The customer's name as its owner gives it. */
  greet: z.string().nullable(),
  agent: z.string(),
  subject: z.strictObject({ ...quoted, flagged: z.boolean() }).nullable(),
  /** Public messages, oldest first. `flagged` ones hold text that reads like instructions. */
  messages: z.array(
    z.strictObject({ ...quoted, from: z.enum(['customer', 'agent', 'unknown']), flagged: z.boolean() }),
  ),
  facts: z.array(z.strictObject({ ...quoted, title: z.string(), owner: z.string() })),
  /** Sentences that policy words, in the reply's language, with the values filled in. */
  statements: z.array(
    z.strictObject({
      text: z.string(),
      /** `fact` tells how things are; `step` tells what a suggested change will do. */
      part: z.enum(['fact', 'step']),
      citations: z.array(z.strictObject({ sourceId: z.string(), quote: z.string() })),
    }),
  ),
  /** What the knowledge base answers to each question of the ticket. */
  answers: z.array(
    z.strictObject({
      question: z.string(),
      passages: z.array(
        z.strictObject({
          sourceId: z.string(),
          title: z.string(),
          heading: z.string(),
          section: z.number().int(),
          sentences: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** Fields a change may be suggested for, with their closed lists. */
  fields: z.array(
    z.strictObject({ field: z.string(), title: z.string(), options: z.array(z.string()).nullable() }),
  ),
});
export type Material = z.infer<typeof material>;
