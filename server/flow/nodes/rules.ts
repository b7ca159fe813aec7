import { z } from 'zod';
import type { PolicyTable } from '../../../lib/core/policy-table.ts';
import {
  type EligibleChange,
  type FlowData,
  type HeldRule,
  heldRule,
  type PermittedStatement,
  ruled,
} from '../data.ts';
import { allHold, type Situation, situationOf } from '../drafting/conditions.ts';
import { fillWording } from '../drafting/fill-wording.ts';
import { graphNode, type Stop } from '../graph.ts';

const stopOf = (held: readonly HeldRule[]): Stop | null => {
  const rule = held.find(({ effect }) => effect === 'no-ai');
  return rule ? { reason: `${rule.title}. ${rule.because}`, rule: rule.rule } : null;
};

interface Suggested {
  change: EligibleChange;
  statement: PermittedStatement | null;
}

/** The first rule of each action whose conditions all hold. */
const suggestedBy = (policy: PolicyTable, recordType: string, situation: Situation): Suggested[] => {
  const suggested: Suggested[] = [];
  for (const action of Object.values(policy.policy.actions)) {
    const rule = action.record === recordType && action.suggest?.find(({ when }) => allHold(when, situation));
    // Replies have their own drafter; and what is so already needs no change.
    if (!rule || action.kind === 'reply') continue;
    if (action.field && situation.values.get(action.field) === rule.propose) continue;
    const wordings = rule.say ? fillWording(rule.say, situation) : null;
    suggested.push({
      change: {
        kind: action.kind,
        field: action.field ?? null,
        proposed: rule.propose,
        reason: rule.reason,
        rule: rule.rule,
        because: [...new Set(rule.when.flatMap(each => ('field' in each ? [each.field] : [])))],
      },
      statement: wordings ? { rule: rule.rule, part: 'step', wordings } : null,
    });
  }
  return suggested;
};

const statementsOf = (policy: PolicyTable, recordType: string, situation: Situation): PermittedStatement[] =>
  (policy.policy.records[recordType]?.reply?.statements ?? [])
    .filter(({ when }) => allHold(when, situation))
    .map(({ rule, say }): PermittedStatement | null => {
      const wordings = fillWording(say, situation);
      return wordings && { rule, part: 'fact', wordings };
    })
    .filter(statement => statement !== null);

const run = (
  { collect, reconcile }: Pick<FlowData, 'collect' | 'reconcile'>,
  held: readonly HeldRule[],
  { policy, at }: { policy: PolicyTable; at: Date },
): FlowData['rules'] => {
  const narrowing = held.find(({ effect }) => effect === 'no-outside-model');
  const stop = stopOf(held);
  if (stop) return { stop, noOutsideModel: stop.reason, statements: [], changes: [] };
  const situation = situationOf(collect, reconcile.facts, at);
  const suggested = suggestedBy(policy, collect.record.type, situation);
  return {
    stop,
    noOutsideModel: narrowing ? `${narrowing.title}. ${narrowing.because}` : null,
    statements: [
      ...statementsOf(policy, collect.record.type, situation),
      ...suggested.map(({ statement }) => statement).filter(statement => statement !== null),
    ],
    changes: suggested.map(({ change }) => change),
  };
};

/** What policy alone decides, before anything is searched for or written: whether to go on, what to say, what to suggest. */
export const rules = graphNode({
  name: 'rules',
  from: ['collect', 'reconcile'],
  output: ruled,
  answer: z.array(heldRule),
  ask: (_input, { outside }) => outside.heldDataRules(),
  run,
  note: ({ stop, changes, statements }) =>
    stop?.reason ?? `${changes.length} changes and ${statements.length} statements by rule`,
  stop: ({ stop }) => stop,
});
