import type { PolicyTable } from '../../../lib/core/policy-table.ts';
import type { Change, Proposal } from '../../../lib/core/proposal.ts';
import { lockProposal, moveProposal } from '../../db/proposals.ts';
import { openException } from '../../flow/open-exceptions.ts';
import { aboutProposal, ownService } from '../../log/about.ts';
import { appendEvent } from '../../log/append.ts';
import type { Services } from '../../services.ts';

const shown = (value: string | null): string => (value === null || value === '' ? 'empty' : `“${value}”`);

/** What of a proposal stands in the record when it ends early. */
const extent = ({ changes }: Proposal): string => {
  const written = changes.filter(({ state }) => state === 'applied');
  if (written.length === 0) return 'Nothing was written.';
  const titles = written.map(({ fieldTitle, actionTitle }) => fieldTitle ?? actionTitle).join(', ');
  return `Written before that: ${titles}. Nothing else was written.`;
};

/** The record moved on since the proposal: nothing more is written, and a person looks at it. */
export const recordStale = (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
  change: Change,
  now: string | null,
): Promise<void> =>
  services.db.transaction().execute(async trx => {
    const locked = await lockProposal(trx, proposal.id);
    const title = change.fieldTitle ?? change.actionTitle;
    const summary = `${title} was ${shown(change.base)} when proposed and is ${shown(now)} now. ${extent(locked)}`;
    const at = services.now();
    await trx
      .updateTable('changes')
      .set({ state: 'stale', problem: summary })
      .where('proposal_id', '=', proposal.id)
      .where('index', '=', change.index)
      .execute();
    await moveProposal(trx, locked, 'stale', summary);
    await appendEvent(trx, {
      ...aboutProposal(proposal, ownService, at, table.version),
      type: 'apply.stale',
      data: {
        number: proposal.number,
        index: change.index,
        title,
        base: change.base,
        now,
        proposed: change.proposed,
      },
    });
    await openException(trx, {
      id: services.newId(),
      kind: 'stale',
      record: proposal.record,
      field: change.field,
      summary,
      runId: proposal.runId,
      proposalId: proposal.id,
      policyVersion: table.version,
      at,
    });
  });

/** The system refused a change. Changes before it stay applied and are shown as such; later ones were not tried. */
export const recordFailed = (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
  change: Change,
  why: string,
): Promise<void> =>
  services.db.transaction().execute(async trx => {
    const locked = await lockProposal(trx, proposal.id);
    await trx
      .updateTable('changes')
      .set({ state: 'failed', problem: why })
      .where('proposal_id', '=', proposal.id)
      .where('index', '=', change.index)
      .execute();
    await moveProposal(trx, locked, 'failed', why);
    await appendEvent(trx, {
      type: 'apply.failed',
      ...aboutProposal(proposal, ownService, services.now(), table.version),
      data: {
        number: proposal.number,
        index: change.index,
        title: change.fieldTitle ?? change.actionTitle,
        why,
      },
    });
  });
