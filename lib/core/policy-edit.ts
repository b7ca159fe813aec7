import { z } from 'zod';
import type { Json } from './canonical.ts';

const deepest = 20;

/** Whether a value is nested no deeper than a policy ever is. Asked before anything walks through the whole of it. */
export const isShallow = (value: unknown, depth = 0): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth < deepest && Object.values(value).every(inner => isShallow(inner, depth + 1)));

const path = z.array(z.string().max(200)).min(1).max(12);

/**
 * One change of a document. Steps of a path are keys; in a list they are positions counted from 0, and the list's length
 * adds at its end. Maps on the way that are missing are made. Removing what is not there changes nothing.
 */
export const policyEdit = z.union([
  z.strictObject({
    path,
    value: z
      .unknown()
      .refine(isShallow, `nested more than ${deepest} deep`)
      .transform(value => value as Json),
  }),
  z.strictObject({ path, remove: z.literal(true) }),
]);
export type PolicyEdit = z.infer<typeof policyEdit>;
