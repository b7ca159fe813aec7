import { z } from 'zod';

/** A language model server that speaks the OpenAI chat protocol. Without this part drafts are extractive. */
export const modelConfig = z.strictObject({
  /** Name of the service, for people. */
  title: z.string().trim().min(1).max(80),
  /** Base address of the API, such as `https://models.example/v1`. */
  url: z.url({ protocol: /^https?$/ }),
  model: z.string().min(1).max(120),
  /** The environment variable that holds the key; left out for a server without one. */
  keyEnv: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'write a name such as MODEL_KEY')
    .optional(),
  /** Whether what it is sent leaves the deployment. */
  outside: z.boolean().default(true),
  timeoutMs: z.number().int().min(100).max(120_000).default(45_000),
});
export type ModelConfig = z.output<typeof modelConfig>;
