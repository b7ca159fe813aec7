import type { z } from 'zod';
import type {
  PolicyDraftDetail,
  policiesDraftEdit,
  policiesDraftRebase,
} from '../../lib/contract/policy-drafts.ts';
import { applyEdits } from '../../lib/core/apply-edits.ts';
import type { Json } from '../../lib/core/canonical.ts';
import { carryOver } from '../../lib/core/carry-over.ts';
import type { PolicyDraft } from '../../lib/core/policy-draft.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { columnsOf } from '../policy/drafts.ts';
import { readDocument } from '../policy/parse-policy.ts';
import { findVersion } from '../policy/policies.ts';
import { asDocument } from '../policy/yaml-document.ts';
import type { Services } from '../services.ts';
import {
  type DraftWork,
  logPolicyEvent,
  requireSame,
  voidReviews,
  workOnDraft,
} from './work-on-policy-draft.ts';

const withAuthor = ({ authors }: PolicyDraft, { sub, name }: SignedIn): PolicyDraft['authors'] =>
  authors.some(author => author.sub === sub) ? authors : [...authors, { sub, name }];

const steps = { edited: 'edited the draft', rebased: 'rebased the draft' } as const;

/** Stores another text as the next revision, open again, with this person among its authors. */
const storeRevision = async (
  work: DraftWork,
  person: SignedIn,
  { step, document, base }: { step: keyof typeof steps; document: Json; base: number },
): Promise<void> => {
  const { trx, draft, table, at } = work;
  const read = readDocument(asDocument(document));
  const revision = draft.revision + 1;
  await trx
    .updateTable('policy_drafts')
    .set({
      ...columnsOf(read),
      state: 'open',
      revision,
      base_version: base,
      authors: JSON.stringify(withAuthor(draft, person)),
      updated_at: at,
    })
    .where('id', '=', draft.id)
    .execute();
  const voided = await voidReviews(work, `${person.name} ${steps[step]} afterwards.`);
  await logPolicyEvent(trx, person, at, table.version, {
    type: 'policy.drafted',
    data: { draft: draft.id, revision, step, reason: draft.reason, base, digest: read.digest },
  });
  for (const event of voided) await logPolicyEvent(trx, person, at, table.version, event);
};

/** Changes the document, all edits or none. Throws PolicyRefused where they leave no document that can be kept. */
export const editPolicyDraft = async (
  services: Services,
  person: SignedIn,
  id: string,
  { revision, edits }: z.output<typeof policiesDraftEdit.body>,
): Promise<PolicyDraftDetail> => {
  const step = { operation: 'policies.draft.edit', verb: 'edit' } as const;
  const { draft } = await workOnDraft(services, person, id, step, async work => {
    requireSame(work.draft, 'revision', revision);
    const document = applyEdits(work.draft.document, edits);
    await storeRevision(work, person, { step: 'edited', document, base: work.draft.baseVersion });
  });
  return draft;
};

/** Carries the draft's changes over to the version in force; where both changed the same place, the draft's value stays. */
export const rebasePolicyDraft = async (
  services: Services,
  person: SignedIn,
  id: string,
  { revision }: z.output<typeof policiesDraftRebase.body>,
): Promise<{ draft: PolicyDraftDetail; conflicts: string[][] }> => {
  const step = { operation: 'policies.draft.rebase', verb: 'rebase' } as const;
  const { draft, result } = await workOnDraft(services, person, id, step, async work => {
    requireSame(work.draft, 'revision', revision);
    const base = work.table.version;
    const { document, conflicts } = carryOver({
      base: (await findVersion(work.trx, work.draft.baseVersion)).document,
      draft: work.draft.document,
      current: (await findVersion(work.trx, base)).document,
    });
    await storeRevision(work, person, { step: 'rebased', document, base });
    return conflicts;
  });
  return { draft, conflicts: result };
};
