import type { Action, GateTier } from './policy.ts';
import { actionFor, allows, levelOf, type PolicyTable } from './policy-table.ts';
import type { GateView, RequestedChange } from './proposal.ts';

/** Values of the record as their owners gave them. The page's values are never asked: a page can lie. */
export type OwnerValues = ReadonlyMap<string, string | null>;

export type Verdict =
  | { verdict: 'allow'; action: Action; gate: GateView }
  | { verdict: 'needs-approval'; action: Action; gate: GateView }
  | { verdict: 'deny'; reasons: string[] };

/** A number such as `49`, `49.00` or `49.00 EUR`; anything else is unknown. */
const numberIn = (value: string): number | null => {
  const match = /^(-?\d{1,15}(?:\.\d{1,6})?)(?: [A-Z]{3})?$/.exec(value.trim());
  return match ? Number(match[1]) : null;
};

const dayMs = 86_400_000;

export type Condition = GateTier['when'][number];

/** A condition holds only on a known value: with a missing or odd value the gate falls through to a stricter one. */
export const conditionHolds = (condition: Condition, values: OwnerValues, now: Date): boolean => {
  const value = values.get(condition.field);
  if (value === undefined || value === null) return false;
  if ('is' in condition) return value === condition.is;
  if ('atMost' in condition) {
    const amount = numberIn(value);
    return amount !== null && amount >= 0 && amount <= condition.atMost;
  }
  const ageMs = now.getTime() - Date.parse(value);
  return ageMs >= 0 && ageMs <= condition.withinDays * dayMs;
};

/** The first gate of an action whose conditions hold on the owners' values of now. */
export const gateOf = (action: Action, values: OwnerValues, now: Date): GateView => {
  const tier = action.gates.find(({ when }) =>
    when.every(condition => conditionHolds(condition, values, now)),
  );
  if (!tier) throw new Error(`action ${action.id} has no unconditional gate`);
  const { gate, because, approvals, rule, editorApproves } = tier;
  return {
    gate,
    because,
    approvals,
    ...(rule ? { rule } : {}),
    ...(editorApproves ? { editorApproves } : {}),
  };
};

/** The fields whose owner values the gate of a change looks at. */
export const gateFields = (action: Action): string[] => [
  ...new Set(action.gates.flatMap(({ when }) => when.map(({ field }) => field))),
];

const maskedPlaceholder = /\[[\p{L}\p{N} -]{1,30} \d{1,3}\]/u;

const wrongValue = (table: PolicyTable, recordType: string, change: RequestedChange): string | null => {
  const placeholder = maskedPlaceholder.exec(change.proposed);
  if (placeholder)
    return `The value still holds the masked placeholder ${placeholder[0]}. Write the real value, or leave it out.`;
  if (change.kind !== 'set-field') return null;
  const definition = table.policy.records[recordType]?.fields[change.field];
  if (definition?.type === 'choice' && definition.options && !definition.options.includes(change.proposed))
    return `${definition.title} can be: ${definition.options.join(', ')}.`;
  return null;
};

/** What stands between a change and the record, for a proposer with these roles. Denies what the policy does not name. */
export const judgeChange = (
  table: PolicyTable,
  roles: readonly string[],
  recordType: string,
  change: RequestedChange,
  values: OwnerValues,
  now: Date,
): Verdict => {
  const field = change.kind === 'set-field' ? change.field : null;
  const action = actionFor(table, change.kind, recordType, field);
  if (!action) return { verdict: 'deny', reasons: ['The policy has no action for this change.'] };
  if (field !== null && !allows(levelOf(table, roles, recordType, field), 'write'))
    return { verdict: 'deny', reasons: ['Your role may not propose a change of this field.'] };
  const wrong = wrongValue(table, recordType, change);
  if (wrong) return { verdict: 'deny', reasons: [wrong] };
  const gate = gateOf(action, values, now);
  return { verdict: gate.gate === 'hard' ? 'needs-approval' : 'allow', action, gate };
};

export { openRequirements } from './requirements.ts';
