import type { z } from 'zod';
import type { policiesDraftList, ShownPolicyDraft } from '../../lib/contract/policy-drafts.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { draftColumns, findDraft, withReviews } from '../policy/drafts.ts';
import { writeYaml } from '../policy/write-yaml.ts';
import type { Services } from '../services.ts';
import type { Page } from './list-proposals.ts';
import { shownDraft } from './work-on-policy-draft.ts';

const cursorForm = /^(\d{1,15})\.([0-9a-f-]{36})$/;

/** Policy drafts, newest first. */
export const listPolicyDrafts = async (
  services: Services,
  person: SignedIn,
  query: z.output<typeof policiesDraftList.query>,
): Promise<Page<ShownPolicyDraft>> => {
  const [cursor, time = '', id = ''] =
    query.cursor === undefined ? [] : (cursorForm.exec(query.cursor) ?? []);
  if (query.cursor !== undefined && cursor === undefined)
    throw new Fault('bad-input', 'This cursor is not one that this list gave out.');
  let rows = services.db
    .selectFrom('policy_drafts')
    .select(draftColumns)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(query.limit + 1);
  if (query.state) rows = rows.where('state', '=', query.state);
  if (cursor !== undefined)
    rows = rows.where(({ and, eb, or }) =>
      or([
        eb('created_at', '<', new Date(Number(time))),
        and([eb('created_at', '=', new Date(Number(time))), eb('id', '>', id)]),
      ]),
    );
  const found = await rows.execute();
  const table = await services.policies.current();
  const drafts = await withReviews(services.db, found.slice(0, query.limit));
  const last = found.length > query.limit ? found[query.limit - 1] : undefined;
  return {
    items: drafts.map(draft => shownDraft(draft, table, person)),
    next: last ? `${last.created_at.getTime()}.${last.id}` : null,
  };
};

/** The draft's document as YAML, with the comments it came with. Faults `not-found`. */
export const exportPolicyDraft = async (services: Services, id: string): Promise<{ yaml: string }> => {
  const { startText, document } = await findDraft(services.db, id);
  return { yaml: writeYaml(startText, document) };
};
