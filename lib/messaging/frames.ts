import { z } from 'zod';
import type { problem } from '../contract/shared.ts';

/** What a page says on a port: where to begin, and every now and then that it is still there. */
export const pageFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), after: z.string().max(200).nullable() }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type PageFrame = z.infer<typeof pageFrame>;

/** What the worker says on a port. After `failed` nothing follows; `again` says whether another try can help. */
export type WorkerFrame =
  | { type: 'open' }
  | { type: 'event'; id: string | null; event: unknown }
  | { type: 'failed'; problem: z.infer<typeof problem>; again: boolean };
