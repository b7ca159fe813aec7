import { z } from 'zod';
import { gateView, person } from './proposal.ts';
import { recordRef } from './record.ts';

/** How a past run would have gone with the second policy instead of the first. Fields by their titles. */
const runImpact = z.strictObject({
  runId: z.string(),
  record: recordRef,
  recordTitle: z.string(),
  by: person,
  at: z.iso.datetime(),
  /** Fields it would have read where it did not. */
  read: z.array(z.string()),
  /** Fields it would have masked where they were read or withheld. */
  masked: z.array(z.string()),
  /** Fields it would not have looked at. */
  withheld: z.array(z.string()),
  /** The run would have been stopped, or no longer stopped, by this rule. */
  stop: z.strictObject({ effect: z.enum(['stopped', 'not-stopped']), because: z.string() }).nullable(),
  /** No outside model might have been asked, or one might where none could. */
  outside: z
    .strictObject({ effect: z.enum(['kept-inside', 'may-go-outside']), because: z.string() })
    .nullable(),
});
export type RunImpact = z.infer<typeof runImpact>;

/** What a change would have met: a gate (null where the values that choose it are not stored), or a refusal. */
const judgement = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('gate'), gate: gateView.nullable() }),
  z.strictObject({ verdict: z.literal('deny'), reasons: z.array(z.string()) }),
]);
export type Judgement = z.infer<typeof judgement>;

/** How the changes of a past proposal would have been judged. Only changes whose verdict or gate moves are listed. */
const proposalImpact = z.strictObject({
  proposalId: z.string(),
  number: z.number().int(),
  record: recordRef,
  recordTitle: z.string(),
  by: person,
  at: z.iso.datetime(),
  changes: z.array(
    z.strictObject({ index: z.number().int(), title: z.string(), before: judgement, after: judgement }),
  ),
});
export type ProposalImpact = z.infer<typeof proposalImpact>;

/** `looked` past cases, of which `unknown` cannot be told: what they were decided on is no longer, or never was, stored. */
const impactOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    looked: z.number().int(),
    unknown: z.number().int(),
    affected: z.array(item),
  });

export const policyImpact = z.strictObject({
  runs: impactOf(runImpact),
  proposals: impactOf(proposalImpact),
});
export type PolicyImpact = z.infer<typeof policyImpact>;
