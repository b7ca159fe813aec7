import { z } from 'zod';

export const none = z.strictObject({});
export const idParam = z.strictObject({ id: z.uuid() });

/** Lists are paged: `next` is handed back as `cursor` for the following page, and is null on the last one. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

export const problem = z.strictObject({
  code: z.string(),
  /** A sentence for the person: what happened and what to do. */
  message: z.string(),
  /** Where bad input was found, as `path: what is wrong`. */
  details: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof problem>;
