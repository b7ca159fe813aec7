import { z } from 'zod';
import type { PolicyTable } from '../../lib/core/policy-table.ts';
import { gateView, type RequestedChange } from '../../lib/core/proposal.ts';
import type { Corpus } from '../knowledge/article.ts';
import type { Prompt } from '../models/prompt.ts';
import type { ModelAnswer } from '../models/provider.ts';
import type { HeldRule, OwnerAnswer } from './data.ts';

export const judgement = z.union([
  z.strictObject({ gate: gateView }),
  z.strictObject({ refused: z.string() }),
]);
export type Judgement = z.infer<typeof judgement>;

export const modelTitle = z.strictObject({ title: z.string(), model: z.string(), outside: z.boolean() });
type ModelTitle = z.infer<typeof modelTitle>;

/**
 * Everything a run asks of the world outside its own data. Each answer is stored with the node that asked, so that a
 * replay can hand back the stored answers and asks nobody.
 *
 * Owners' values that this person may not read serve rules and gates inside here; only what they decide comes out.
 */
export interface Outside {
  readOwners(): Promise<OwnerAnswer>;
  /** The data rules that hold, and those whose value could not be learned: then the rule is taken to hold. */
  heldDataRules(): Promise<HeldRule[]>;
  corpus(): Promise<Corpus>;
  /** The configured model, or null when drafts are extractive. */
  model: ModelTitle | null;
  write(prompt: Prompt): Promise<ModelAnswer>;
  judge(changes: readonly RequestedChange[]): Promise<Judgement[]>;
}

/** What a node knows of its run. Time is the run's start, so that a replay decides as the run did. */
export interface RunContext {
  at: Date;
  policy: PolicyTable;
  outside: Outside;
}
