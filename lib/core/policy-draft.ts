import { z } from 'zod';
import { person } from './proposal.ts';

const policyDraftStates = ['open', 'in-review', 'published', 'discarded'] as const;
const policyDraftState = z.enum(policyDraftStates);
export type PolicyDraftState = z.infer<typeof policyDraftState>;

/** Where a draft started: the version in force then, an earlier version (a rollback), or an imported document. */
const policyDraftOrigin = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('current'), version: z.number().int() }),
  z.strictObject({ from: z.literal('version'), version: z.number().int() }),
  z.strictObject({ from: z.literal('yaml') }),
]);
export type PolicyDraftOrigin = z.infer<typeof policyDraftOrigin>;

/** One thing that is wrong with a document, at a path into it; `line` counts from 1 in the draft's YAML. */
const placedProblem = z.strictObject({
  path: z.array(z.string()),
  line: z.number().int().nullable(),
  message: z.string(),
});
export type PlacedProblem = z.infer<typeof placedProblem>;

/** What one reviewer said about exactly one revision. */
const policyReview = z.strictObject({
  id: z.uuid(),
  by: person,
  outcome: z.enum(['approve', 'return']),
  note: z.string(),
  revision: z.number().int(),
  digest: z.string(),
  at: z.iso.datetime(),
  /** Why it no longer counts, or null while it does. */
  voidedBecause: z.string().nullable(),
});
export type PolicyReview = z.infer<typeof policyReview>;

export const policyDraft = z.strictObject({
  id: z.uuid(),
  /** What the change is for, in the author's words. */
  reason: z.string(),
  state: policyDraftState,
  origin: policyDraftOrigin,
  /** The version that this draft changes. Once another is in force the draft must be rebased. */
  baseVersion: z.number().int(),
  revision: z.number().int(),
  /** SHA-256 of the policy's canonical JSON, or null while it has problems. Reviews and publication name it. */
  digest: z.string().nullable(),
  problems: z.array(placedProblem),
  /** Everybody who made or edited it, whatever is left of what they wrote. None of them may review it. */
  authors: z.array(person).min(1),
  /** Oldest first. */
  reviews: z.array(policyReview),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  publishedAs: z.number().int().nullable(),
});
export type PolicyDraft = z.infer<typeof policyDraft>;
