import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { policiesDiff } from '../../lib/contract/policies.ts';
import { Fault } from '../../lib/core/fault.ts';
import { compilePolicy, type PolicyTable } from '../../lib/core/policy-table.ts';
import { findDraft } from '../policy/drafts.ts';
import { readDocument } from '../policy/parse-policy.ts';
import type { Services } from '../services.ts';

export interface FoundPolicy {
  table: PolicyTable;
  named: ResponseOf<typeof policiesDiff>['from'];
}

const ofDraft = async (services: Services, id: string): Promise<FoundPolicy> => {
  const { document, baseVersion } = await findDraft(services.db, id);
  const { policy, digest } = readDocument(document);
  if (!policy || digest === null)
    throw new Fault('conflict', 'This draft has problems, so it cannot be compared yet. Mend them first.');
  return {
    table: compilePolicy(policy, baseVersion, digest),
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
  return { table, named: { version, draft: null, name: policy.name, digest } };
};
