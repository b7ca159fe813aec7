import type { z } from 'zod';
import type { PolicyDraftDetail, policiesDraftCreate } from '../../lib/contract/policy-drafts.ts';
import type { PolicyDraftOrigin } from '../../lib/core/policy-draft.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { columnsOf } from '../policy/drafts.ts';
import { type ReadPolicy, readDocument, readPolicy } from '../policy/parse-policy.ts';
import { findVersion } from '../policy/policies.ts';
import type { Services } from '../services.ts';
import { logPolicyEvent, showPolicyDraft } from './work-on-policy-draft.ts';

type Request = z.output<typeof policiesDraftCreate.body>;

interface Start {
  origin: PolicyDraftOrigin;
  startText: string;
  read: ReadPolicy;
}

const startOf = async (services: Services, start: Request['start'], current: number): Promise<Start> => {
  if (start.from === 'yaml')
    return { origin: { from: 'yaml' }, startText: start.yaml, read: readPolicy(start.yaml) };
  const version = start.from === 'version' ? start.version : current;
  const { yaml, document } = await findVersion(services.db, version);
  return { origin: { from: start.from, version }, startText: yaml, read: readDocument(document) };
};

/**
 * Starts a draft on top of the version in force; the person becomes its first author. Nothing is in force by it. Throws
 * PolicyRefused where an imported text is no document at all; other problems are kept with the draft.
 */
export const createPolicyDraft = async (
  services: Services,
  person: SignedIn,
  { reason, start }: Request,
): Promise<PolicyDraftDetail> => {
  const table = await services.policies.current();
  const { origin, startText, read } = await startOf(services, start, table.version);
  const id = services.newId();
  const at = services.now();
  await services.db.transaction().execute(async trx => {
    await trx
      .insertInto('policy_drafts')
      .values({
        id,
        reason,
        state: 'open',
        origin: JSON.stringify(origin),
        base_version: table.version,
        revision: 1,
        start_text: startText,
        ...columnsOf(read),
        authors: JSON.stringify([{ sub: person.sub, name: person.name }]),
        published_as: null,
        created_at: at,
        updated_at: at,
      })
      .execute();
    await logPolicyEvent(trx, person, at, table.version, {
      type: 'policy.drafted',
      data: { draft: id, revision: 1, step: 'created', reason, base: table.version, digest: read.digest },
    });
  });
  return showPolicyDraft(services, person, id);
};
