import type { z } from 'zod';
import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { policiesDiff, policiesExplain } from '../../lib/contract/policies.ts';
import type { CellExplanation } from '../../lib/core/cell-explanation.ts';
import { explainCell } from '../../lib/core/explain-cell.ts';
import { Fault } from '../../lib/core/fault.ts';
import { policyDiff } from '../../lib/core/policy-diff.ts';
import type { PolicyTable } from '../../lib/core/policy-table.ts';
import { findVersion } from '../policy/policies.ts';
import { readYaml, type YamlDocument } from '../policy/yaml-document.ts';
import type { Services } from '../services.ts';
import { type FoundPolicy, findPolicy } from './find-policy.ts';

/** What would be otherwise with the second policy in force. Faults as `findPolicy`. */
export const comparePolicies = async (
  services: Services,
  { from, to }: { from: string; to: string },
): Promise<ResponseOf<typeof policiesDiff>> => {
  const [first, second] = [await findPolicy(services, from), await findPolicy(services, to)];
  return { from: first.named, to: second.named, diff: policyDiff(first.table, second.table) };
};

/** Where a version's text says what; kept as long as the version itself is. */
const textOf = new WeakMap<PolicyTable, YamlDocument>();

const placesIn = async (services: Services, { table, named }: FoundPolicy): Promise<YamlDocument | null> => {
  if (named.version === null) return null;
  const known = textOf.get(table) ?? readYaml((await findVersion(services.db, named.version)).yaml);
  textOf.set(table, known);
  return known;
};

/**
 * Why people with these roles have their level for a field. Only versions have lines: a draft is data until it is published.
 * Faults `not-found` where the policy has no such field.
 */
export const explainPolicyCell = async (
  services: Services,
  { policy, roles, record, field }: z.output<typeof policiesExplain.query>,
): Promise<CellExplanation> => {
  const found = await findPolicy(services, policy);
  const explained = explainCell(found.table, roles.split(','), record, field);
  if (!explained) throw new Fault('not-found', `The policy has no field ${field} of ${record}.`);
  const text = await placesIn(services, found);
  return {
    ...explained,
    roles: explained.roles.map(role => ({
      ...role,
      line: role.granted && text ? text.lineOf(role.path) : null,
    })),
  };
};
