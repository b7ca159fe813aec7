import { z } from 'zod';

/** One record of one system of record. */
export const recordRef = z.strictObject({
  system: z.string().max(64),
  type: z.string().max(64),
  id: z.string().min(1).max(120),
});
export type RecordRef = z.infer<typeof recordRef>;

export { recordKey } from './record-key.ts';

/** Where a value comes from, from most to least to be trusted. */
export const taint = z.enum([
  'system-verified',
  'agent-entered',
  'customer-claimed',
  'page-read',
  'model-inferred',
]);
export type Taint = z.infer<typeof taint>;

/** Two values of a field are the same when an absent and an empty one are not told apart: most systems do not. */
export const sameValue = (one: string | null, other: string | null): boolean => (one ?? '') === (other ?? '');
