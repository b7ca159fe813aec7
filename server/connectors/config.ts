import { z } from 'zod';

const variableName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'write a name such as HELP_DESK_TOKEN');

/** An applier holds a record for longer than this, so that its write has ended before another may begin. */
const longestWriteMs = 30_000;

/**
 * What every kind of connector is configured with. The token is named, never written here: it comes from an environment
 * variable or a file.
 */
export const connectorBase = z.strictObject({
  /** The name by which the policy calls this connector. */
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
  /** The system's name, for people. */
  title: z.string().trim().min(1).max(120),
  url: z.url(),
  tokenEnv: variableName.optional(),
  tokenFile: z.string().min(1).optional(),
  /** Only for a system inside one's own network: also allows plain http. */
  allowPrivate: z.boolean().default(false),
  /** The longest a request may take, and a write with the reads before it, in milliseconds. */
  timeoutMs: z.number().int().min(100).max(longestWriteMs).default(20_000),
});
