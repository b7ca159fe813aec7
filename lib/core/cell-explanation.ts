import { z } from 'zod';
import { fieldLevel, gateTier } from './policy.ts';

/** Why a person with these roles has this level for one field. */
export const cellExplanation = z.strictObject({
  level: fieldLevel,
  /** The role whose level counts: the strongest; null where no role grants anything. */
  decidedBy: z.string().nullable(),
  /** Each role asked about. `granted` is false where the policy says nothing, which means none. */
  roles: z.array(
    z.strictObject({
      role: z.string(),
      title: z.string(),
      level: fieldLevel,
      granted: z.boolean(),
      /** Where the document says so, or where it could. */
      path: z.array(z.string()),
      /** In the version's YAML, counted from 1. */
      line: z.number().int().nullable(),
    }),
  ),
  field: z.strictObject({
    id: z.string(),
    title: z.string(),
    type: z.string(),
    owner: z.string(),
    ownerTitle: z.string(),
    mirrors: z.array(z.string()),
    freshness: z.string().nullable(),
    sensitivity: z.string(),
  }),
  /** Sites that say where the field stands on a page; without one it is never read there. */
  sites: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** The action that a change of the field would meet; without one it cannot be proposed, whatever the level. */
  action: z
    .strictObject({ id: z.string(), title: z.string(), level: z.number().int(), gates: z.array(gateTier) })
    .nullable(),
  /** The same in plain words, for a side note. */
  sentences: z.array(z.string()),
});
export type CellExplanation = z.infer<typeof cellExplanation>;
