import { z } from 'zod';
import { connectorBase } from '../config.ts';

/** One of the three systems that the sandbox plays. `url` is the sandbox's own address. */
export const sandboxConfig = connectorBase.extend({
  kind: z.literal('sandbox'),
  system: z.enum(['desk', 'billing', 'crm']),
});
export type SandboxConfig = z.output<typeof sandboxConfig>;
