import type { GateTier } from '../../../lib/core/policy.ts';

type Condition = GateTier['when'][number];

const conditionWords = (condition: Condition): string => {
  if ('atMost' in condition) return `${condition.field} is at most ${condition.atMost}`;
  if ('withinDays' in condition) return `${condition.field} is not older than ${condition.withinDays} days`;
  return `${condition.field} is “${condition.is}”`;
};

const gateWords = ({ gate, approvals, editorApproves }: GateTier): string => {
  if (gate === 'informational') return 'it is written and shown';
  if (gate === 'soft') return 'the proposer confirms it with a reason';
  const agree = `${approvals.map(({ role, count }) => `${count} × ${role}`).join(' and ')} must agree`;
  return editorApproves ? `${agree}; who edits may approve` : agree;
};

/** What a change meets, gate by gate in the order in which they are tried, as sentences. */
export const gateSentences = (gates: readonly GateTier[]): string[] =>
  gates.map((tier, index) => {
    const when = tier.when.map(conditionWords).join(' and ');
    const start = when ? `If ${when}` : index === 0 ? 'Always' : 'Otherwise';
    return `${start}: ${gateWords(tier)}.`;
  });
