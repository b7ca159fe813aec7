import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { policiesDiff } from '../../lib/contract/policies.ts';
import { Fault } from '../../lib/core/fault.ts';
import { compilePolicy, type PolicyTable } from '../../lib/core/policy-table.ts';
import { findDraft } from '../policy/drafts.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import { versionYaml } from '../policy/policies.ts';
import type { Services } from '../services.ts';

export interface FoundPolicy {
  table: PolicyTable;
  yaml: string;
  named: ResponseOf<typeof policiesDiff>['from'];
}

const ofDraft = async (services: Services, id: string): Promise<FoundPolicy> => {
  const { yaml, digest, baseVersion } = await findDraft(services.db, id);
  if (digest === null)
    throw new Fault('conflict', 'This draft has problems, so it cannot be compared yet. Mend them first.');
  const policy = parsePolicy(yaml);
  return {
    table: compilePolicy(policy, baseVersion, digest),
    yaml,
    named: { version: null, draft: id, name: policy.name, digest },
  };
};

/**
 * The policy that a reference names: `current`, a version's number or a draft's id. Faults `not-found`, and `conflict` for a
 * draft with problems. A draft's table carries the version that it changes.
 */
export const findPolicy = async (services: Services, ref: string): Promise<FoundPolicy> => {
  if (ref.includes('-')) return ofDraft(services, ref);
  const table =
    ref === 'current' ? await services.policies.current() : await services.policies.at(Number(ref));
  const { version, digest, policy } = table;
  return {
    table,
    yaml: await versionYaml(services.db, version),
    named: { version, draft: null, name: policy.name, digest },
  };
};
