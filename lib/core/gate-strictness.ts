import { type Condition, gateOf, type OwnerValues } from './gate.ts';
import type { Action } from './policy.ts';
import type { GateView } from './proposal.ts';
import { askedPerRole } from './requirements.ts';

export type Strictness = 'reworded' | 'stricter' | 'looser' | 'mixed';

const now = new Date('2000-01-01T00:00:00Z');
const dayMs = 86_400_000;
const mostCases = 5000;

const daysAgo = (days: number): string => new Date(now.getTime() - days * dayMs).toISOString();

/** Values of one field of which every value behaves like one, as far as these conditions can tell. */
const tellingValues = (conditions: readonly Condition[]): (string | null)[] => {
  const values = new Set<string | null>([null]);
  for (const condition of conditions) {
    if ('is' in condition) values.add(condition.is);
    else if ('atMost' in condition) values.add(String(condition.atMost)).add(String(condition.atMost + 1));
    else values.add(daysAgo(condition.withinDays)).add(daysAgo(condition.withinDays + 1));
  }
  return [...values];
};

/** Every combination of values that the conditions of either action tell apart, or null where they are too many. */
const cases = (actions: readonly Action[]): OwnerValues[] | null => {
  const conditions = actions.flatMap(({ gates }) => gates.flatMap(({ when }) => when));
  let all: Map<string, string | null>[] = [new Map()];
  for (const field of new Set(conditions.map(condition => condition.field))) {
    const values = tellingValues(conditions.filter(condition => condition.field === field));
    if (all.length * values.length > mostCases) return null;
    all = all.flatMap(known => values.map(value => new Map(known).set(field, value)));
  }
  return all;
};

const ranks = { informational: 0, soft: 1, hard: 2 } as const;

const asksAtLeast = (one: GateView, other: GateView): boolean => {
  const asked = askedPerRole(one.approvals);
  return (
    ranks[one.gate] >= ranks[other.gate] &&
    (other.gate !== 'hard' || other.editorApproves === true || !one.editorApproves) &&
    [...askedPerRole(other.approvals)].every(([role, count]) => (asked.get(role) ?? 0) >= count)
  );
};

/**
 * Whether a change meets stricter or looser gates under the second action, found by putting every case that the conditions
 * can tell apart to both. `mixed` where it is stricter in one case and looser in another, or the cases are
 * too many to try; `reworded` where it asks for the same in every case.
 */
export const gateStrictness = (before: Action, after: Action): Strictness => {
  const all = cases([before, after]);
  if (!all) return 'mixed';
  let stricter = false;
  let looser = false;
  for (const values of all) {
    const first = gateOf(before, values, now);
    const second = gateOf(after, values, now);
    if (!asksAtLeast(first, second)) stricter = true;
    if (!asksAtLeast(second, first)) looser = true;
  }
  if (stricter && looser) return 'mixed';
  if (stricter) return 'stricter';
  return looser ? 'looser' : 'reworded';
};
