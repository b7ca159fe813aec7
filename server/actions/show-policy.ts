import type { PolicyVersionDetail } from '../../lib/contract/policies.ts';
import type { Json } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import { standingApproval } from '../../lib/core/standing-approval.ts';
import { withReviews } from '../policy/drafts.ts';
import type { Services } from '../services.ts';

const draftOf = async ({ db }: Services, version: number): Promise<PolicyVersionDetail['draft']> => {
  const row = await db
    .selectFrom('policy_drafts')
    .selectAll()
    .where('published_as', '=', version)
    .executeTakeFirst();
  const [draft] = row ? await withReviews(db, [row]) : [];
  const approval = draft && standingApproval(draft);
  if (!draft || !approval) return null;
  return { id: draft.id, reason: draft.reason, authors: draft.authors, reviewer: approval.by };
};

/** One policy version with its text, and who wrote and approved it. Faults `not-found`. */
export const showPolicy = async (services: Services, version: number): Promise<PolicyVersionDetail> => {
  const row = await services.db
    .selectFrom('policy_versions')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Fault('not-found', `There is no policy version ${version}.`);
  return {
    version: row.version,
    name: row.name,
    digest: row.digest,
    publishedBy: row.published_by,
    publishedAt: row.published_at.toISOString(),
    document: row.document as { [key: string]: Json },
    yaml: row.yaml,
    draft: await draftOf(services, version),
  };
};
