import type { PolicyDraftDetail } from '../../lib/contract/policy-drafts.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { Ownership, Policy } from '../../lib/core/policy.ts';
import { policyDiff } from '../../lib/core/policy-diff.ts';
import type { OwnerChange } from '../../lib/core/policy-diff-shape.ts';
import type { PolicyReview } from '../../lib/core/policy-draft.ts';
import { compilePolicy, hasRight } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { standingApproval } from '../../lib/core/standing-approval.ts';
import type { StoredDraft } from '../policy/drafts.ts';
import { readDocument } from '../policy/parse-policy.ts';
import { storeVersion } from '../policy/store-version.ts';
import { writeYaml } from '../policy/write-yaml.ts';
import type { Services } from '../services.ts';
import { type DraftWork, logPolicyEvent, requireSame, workOnDraft } from './work-on-policy-draft.ts';

/** The approval that carries a publication. Its reviewer must have the right at this moment, too. */
const approvalFor = async ({ trx, draft, table }: DraftWork): Promise<PolicyReview> => {
  const approval = standingApproval(draft);
  if (!approval) throw new Fault('conflict', 'Nobody has approved this draft as it stands.');
  const reviewer = await trx
    .selectFrom('people')
    .select('roles')
    .where('sub', '=', approval.by.sub)
    .executeTakeFirst();
  if (!hasRight(table, reviewer?.roles ?? [], 'review-policy'))
    throw new Fault(
      'conflict',
      `${approval.by.name} approved this and no longer has the right to review. Another reviewer must look at it.`,
    );
  return approval;
};

const named = (owners: Ownership | null): string =>
  owners ? `${owners.owner}, ${owners.reviewer}, ${owners.steward}` : 'nobody';

const ownerSentence = ({ area, id, before, after }: OwnerChange): string =>
  `Owner, reviewer and steward of ${area.slice(0, -1)} ${id}: ${named(before)} → ${named(after)}.`;

/** The policy as it is stored now: a row altered in the store has another digest, and is not published. */
const policyIn = ({ document, digest }: StoredDraft): Policy => {
  const read = readDocument(document);
  if (!read.policy || read.digest !== digest)
    throw new Fault('conflict', 'The stored document does not match its digest. Make a new draft.');
  return read.policy;
};

const ownerMoves = ({ table }: DraftWork, policy: Policy): string[] =>
  policyDiff(table, compilePolicy(policy, table.version, table.digest)).owners.map(ownerSentence);

const publish = async (work: DraftWork, person: SignedIn, digest: string): Promise<void> => {
  const { trx, draft, at } = work;
  const { id, startText, document, authors, baseVersion: base } = draft;
  const { by: reviewer } = await approvalFor(work);
  const policy = policyIn(draft);
  const yaml = writeYaml(startText, document);
  const version = base + 1;
  await storeVersion(trx, { version, policy, digest, yaml, by: person.name, at });
  await trx
    .updateTable('policy_drafts')
    .set({ state: 'published', published_as: version, updated_at: at })
    .where('id', '=', id)
    .execute();
  const owners = ownerMoves(work, policy);
  const reviewed = {
    draft: id,
    base,
    authors: authors.map(({ name }) => name),
    reviewer: reviewer.name,
    owners,
  };
  const data = { version, digest, name: policy.name, reviewed };
  await logPolicyEvent(trx, person, at, version, { type: 'policy.published', data });
};

/** Puts exactly the approved digest in force as the next version. At least two people took part: author and reviewer. */
export const publishPolicyDraft = async (
  services: Services,
  person: SignedIn,
  id: string,
  { digest }: { digest: string },
): Promise<PolicyDraftDetail> => {
  const step = { operation: 'policies.draft.publish', verb: 'publish' } as const;
  const { draft } = await workOnDraft(services, person, id, step, async work => {
    requireSame(work.draft, 'digest', digest);
    await publish(work, person, digest);
  });
  return draft;
};
