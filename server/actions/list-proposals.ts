import type { QueryOf } from '../../lib/contract/endpoint.ts';
import type { proposalsList } from '../../lib/contract/proposals.ts';
import { Fault } from '../../lib/core/fault.ts';
import { hasRight } from '../../lib/core/policy-table.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { findProposal, withParts } from '../db/proposals.ts';
import type { Services } from '../services.ts';
import { denied } from './deny.ts';

type Query = QueryOf<typeof proposalsList> & { limit: number; scope: 'mine' | 'to-decide' | 'all' };
export interface Page<T> {
  items: T[];
  next: string | null;
}

const seesAll = async (services: Services, person: SignedIn): Promise<boolean> => {
  const table = await services.policies.current();
  return hasRight(table, person.roles, 'decide') || hasRight(table, person.roles, 'audit');
};

const cursorNumber = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return null;
  if (!/^\d{1,15}$/.test(cursor))
    throw new Fault('bad-input', 'This cursor is not one that this list gave out.');
  return Number(cursor);
};

/** Newest first; those to decide oldest first. Others' proposals are seen only with the right to decide or to audit. */
export const listProposals = async (
  services: Services,
  person: SignedIn,
  query: Query,
): Promise<Page<Proposal>> => {
  if (query.scope !== 'mine' && !(await seesAll(services, person)))
    throw denied(['Your role sees its own proposals only.']);
  const from = cursorNumber(query.cursor);
  // What has waited longest comes first, so that nothing is hidden behind newer work for ever.
  const oldestFirst = query.scope === 'to-decide';
  let rows = services.db
    .selectFrom('proposals')
    .selectAll()
    .orderBy('number', oldestFirst ? 'asc' : 'desc')
    .limit(query.limit + 1);
  if (query.scope === 'mine') rows = rows.where('proposer_sub', '=', person.sub);
  if (query.scope === 'to-decide')
    rows = rows.where('state', '=', 'waiting').where('expires_at', '>', services.now());
  if (query.state) rows = rows.where('state', '=', query.state);
  if (query.system) rows = rows.where('system', '=', query.system);
  if (query.recordId) rows = rows.where('record_id', '=', query.recordId);
  if (from !== null) rows = rows.where('number', oldestFirst ? '>' : '<', from);
  const found = await rows.execute();
  const items = await withParts(services.db, found.slice(0, query.limit));
  return { items, next: found.length > query.limit ? String(items.at(-1)?.number) : null };
};

/** One card. A proposal that the person may not see is `not-found`, so that ids tell nothing. */
export const showProposal = async (services: Services, person: SignedIn, id: string): Promise<Proposal> => {
  const proposal = await findProposal(services.db, id);
  if (!proposal || (proposal.proposer.sub !== person.sub && !(await seesAll(services, person))))
    throw new Fault('not-found', 'There is no such proposal.');
  return proposal;
};
