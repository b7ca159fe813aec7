import { flowIds } from './flow-nodes.ts';
import type { Policy } from './policy.ts';
import { ownedAreas } from './policy-diff-shape.ts';
import type { PolicyProblem } from './policy-problems.ts';

type Report = (path: PolicyProblem['path'], message: string) => void;

/** Every rule that the policy names: data rules by id, and the rules behind gates, statements and suggestions. */
const rulesOf = (policy: Policy): Set<string> =>
  new Set([
    ...Object.keys(policy.dataRules),
    ...Object.values(policy.records).flatMap(({ reply }) =>
      (reply?.statements ?? []).map(({ rule }) => rule),
    ),
    ...Object.values(policy.actions).flatMap(({ gates, suggest = [] }) =>
      [...gates, ...suggest].flatMap(({ rule }) => (rule === undefined ? [] : [rule])),
    ),
  ]);

const checkOwners = (policy: Policy, report: Report): void => {
  const known = {
    flows: new Set<string>(flowIds),
    rules: rulesOf(policy),
    sites: new Set(Object.keys(policy.sites)),
    actions: new Set(Object.keys(policy.actions)),
  };
  for (const area of ownedAreas)
    for (const id of Object.keys(policy.owners?.[area] ?? {}))
      if (!known[area].has(id)) report(['owners', area, id], `there is no "${id}" among the ${area}`);
};

/** A policy that nobody could write, review or publish a successor to would be the last one. */
const checkSuccession = (policy: Policy, report: Report): void => {
  const granted = new Set(Object.values(policy.roles).flatMap(({ rights }) => rights));
  for (const right of ['author-policy', 'review-policy', 'publish-policy'] as const)
    if (!granted.has(right))
      report(['roles'], `no role has the right "${right}", so this policy could never be changed again`);
};

/** What is wrong with the parts of a policy that say who answers for it and who may change it. */
export const governanceProblems = (policy: Policy, report: Report): void => {
  checkOwners(policy, report);
  checkSuccession(policy, report);
};
