import type { PolicyVersion } from '../../lib/contract/policies.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { Services } from '../services.ts';
import type { Page } from './list-proposals.ts';

/** Policy versions, newest first. */
export const listPolicies = async (
  services: Services,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<PolicyVersion>> => {
  if (query.cursor !== undefined && !/^\d{1,9}$/.test(query.cursor))
    throw new Fault('bad-input', 'This cursor is not one that this list gave out.');
  let rows = services.db
    .selectFrom('policy_versions')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) rows = rows.where('version', '<', Number(query.cursor));
  const found = await rows.execute();
  const items = found.slice(0, query.limit).map(row => ({
    version: row.version,
    name: row.name,
    digest: row.digest,
    publishedBy: row.published_by,
    publishedAt: row.published_at.toISOString(),
  }));
  return { items, next: found.length > query.limit ? String(items.at(-1)?.version) : null };
};
