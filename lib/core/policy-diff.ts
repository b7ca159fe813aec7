import { canonicalJson } from './canonical.ts';
import { gateStrictness } from './gate-strictness.ts';
import { fieldLevels, type Ownership, type Policy } from './policy.ts';
import { partChanges } from './policy-diff-parts.ts';
import {
  type CellChange,
  type GateChange,
  type OwnerChange,
  ownedAreas,
  type PolicyDiff,
  type RightChange,
} from './policy-diff-shape.ts';
import { levelOf, type PolicyTable } from './policy-table.ts';

/** A value of the first policy beside the same of the second. */
interface Pair<T> {
  before: T;
  after: T;
}

const keysOf = (...maps: (object | undefined)[]): string[] => [
  ...new Set(maps.flatMap(map => Object.keys(map ?? {}))),
];

const cellChanges = ({ before, after }: Pair<PolicyTable>): CellChange[] => {
  const changes: CellChange[] = [];
  for (const role of keysOf(before.policy.roles, after.policy.roles))
    for (const record of keysOf(before.policy.records, after.policy.records))
      for (const field of keysOf(
        before.policy.records[record]?.fields,
        after.policy.records[record]?.fields,
      )) {
        const levels = {
          before: levelOf(before, [role], record, field),
          after: levelOf(after, [role], record, field),
        };
        if (levels.before === levels.after) continue;
        const gains = fieldLevels.indexOf(levels.after) > fieldLevels.indexOf(levels.before);
        const titled = [after.policy, before.policy];
        changes.push({
          role,
          roleTitle: titleIn(titled, policy => policy.roles[role]) ?? role,
          record,
          recordTitle: titleIn(titled, policy => policy.records[record]) ?? record,
          field,
          fieldTitle: titleIn(titled, policy => policy.records[record]?.fields[field]) ?? field,
          ...levels,
          effect: gains ? 'gains' : 'loses',
        });
      }
  return changes;
};

/** The first title that one of the policies gives. */
const titleIn = (
  policies: readonly Policy[],
  part: (policy: Policy) => { title: string } | undefined,
): string | undefined => policies.map(part).find(found => found !== undefined)?.title;

const rightChanges = ({ before, after }: Pair<PolicyTable>): RightChange[] =>
  keysOf(before.policy.roles, after.policy.roles)
    .map(role => {
      const had = before.rights.get(role) ?? new Set();
      const has = after.rights.get(role) ?? new Set();
      return {
        role,
        roleTitle: titleIn([after.policy, before.policy], policy => policy.roles[role]) ?? role,
        gained: [...has].filter(right => !had.has(right)),
        lost: [...had].filter(right => !has.has(right)),
      };
    })
    .filter(({ gained, lost }) => gained.length + lost.length > 0);

const gateChanges = ({ before, after }: Pair<PolicyTable>): GateChange[] =>
  keysOf(before.policy.actions, after.policy.actions).flatMap((action): GateChange[] => {
    const had = before.policy.actions[action];
    const has = after.policy.actions[action];
    const change = {
      action,
      title: has?.title ?? had?.title ?? action,
      before: had?.gates ?? null,
      after: has?.gates ?? null,
    };
    if (!had || !has) return [{ ...change, effect: has ? 'added' : 'removed' }];
    if (canonicalJson(had.gates) === canonicalJson(has.gates)) return [];
    return [{ ...change, effect: gateStrictness({ ...had, id: action }, { ...has, id: action }) }];
  });

const isSame = (one: Ownership | null, other: Ownership | null): boolean =>
  canonicalJson(one) === canonicalJson(other);

const ownerChanges = ({ before, after }: Pair<PolicyTable>): OwnerChange[] =>
  ownedAreas.flatMap(area => {
    const had = before.policy.owners?.[area];
    const has = after.policy.owners?.[area];
    return keysOf(had, has)
      .map(id => ({ area, id, before: had?.[id] ?? null, after: has?.[id] ?? null }))
      .filter(change => !isSame(change.before, change.after));
  });

/**
 * What would be otherwise with the second policy in force. Complete: every difference of the documents is in one of the
 * lists. Levels, rights and gates are compared by their effect.
 */
export const policyDiff = (before: PolicyTable, after: PolicyTable): PolicyDiff => {
  const pair = { before, after };
  const cells = cellChanges(pair);
  const rights = rightChanges(pair);
  const parts = partChanges(before.policy, after.policy, { cells, rights });
  return { cells, rights, gates: gateChanges(pair), owners: ownerChanges(pair), parts };
};
