import { z } from 'zod';
import type { Prompt } from './prompt.ts';
import { written } from './written.ts';

/** What came of asking a model once. The raw text is kept in every case: it is evidence. */
export const modelAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('written'),
    text: z.string(),
    written,
    model: z.string(),
    /** What makes the answer less than what was asked for, in words: another model answered, a setting was ignored. */
    problems: z.array(z.string()),
  }),
  z.strictObject({ outcome: z.literal('failed'), text: z.string(), why: z.string() }),
]);
export type ModelAnswer = z.infer<typeof modelAnswer>;

/** A language model behind one address. It is asked once per run: a silent second try would hide a failure. */
export interface ModelProvider {
  /** Name of the service, for people. */
  readonly title: string;
  /** The model asked for. */
  readonly model: string;
  /** Whether data leaves the deployment. Some customers' commitments forbid that. */
  readonly outside: boolean;
  /** Never throws for what the model or its server does: that is an answer too. `onText` gets the reply so far. */
  write(prompt: Prompt, onText: (text: string) => void, signal: AbortSignal): Promise<ModelAnswer>;
}
