import type { z } from 'zod';
import type { sourcesShow } from '../../lib/contract/drafts.ts';
import { Fault } from '../../lib/core/fault.ts';
import { hasRight } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { shownTo } from '../../lib/core/shown-proposal.ts';
import { withParts } from '../db/proposals.ts';
import { storedSource } from '../flow/stored-source.ts';
import type { Services } from '../services.ts';
import { visibleRun } from './see-run.ts';

/** Whether a card that this person may decide shows them the source as evidence. */
const isOnCard = async (
  services: Services,
  person: SignedIn,
  runId: string,
  sourceId: string,
): Promise<boolean> => {
  const table = await services.policies.current();
  if (!hasRight(table, person.roles, 'decide')) return false;
  const rows = await services.db.selectFrom('proposals').selectAll().where('run_id', '=', runId).execute();
  const cards = await withParts(services.db, rows);
  const titles = await services.policies.titles();
  return cards.some(card =>
    shownTo(table, person.roles, card, titles).evidence.some(line => line.sourceId === sourceId),
  );
};

/**
 * The text behind a source id of a draft, as it was when the run used it. An id leads to stored text only. It is given
 * to those who see the run, and to those who may decide a card that rests on it. Faults
 * `not-found` for an id that the run does not know, and `gone` where the text has expired.
 */
export const showSource = async (
  services: Services,
  person: SignedIn,
  runId: string,
  sourceId: string,
): Promise<z.output<typeof sourcesShow.response>> => {
  if (!(await isOnCard(services, person, runId, sourceId))) await visibleRun(services, person, runId);
  const found = await storedSource(services.db, runId, sourceId);
  if (found === 'expired') throw new Fault('gone', 'This source is not kept any more.');
  if (!found) throw new Fault('not-found', 'This draft has no such source.');
  const { title, kind, text, owner, dated } = found;
  return { title, kind, text, owner, dated };
};
