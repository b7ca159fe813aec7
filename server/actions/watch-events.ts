import type { LiveEvent } from '../../lib/contract/oversight.ts';
import type { AuditType } from '../../lib/core/audit-event.ts';
import { policyReaders } from '../../lib/core/policy-readers.ts';
import { hasRight } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Services } from '../services.ts';

const batch = 200;

/** Steps of a policy draft, which those who work on the policy follow. */
const draftTypes: AuditType[] = ['policy.drafted', 'policy.reviewed', 'policy.review-voided'];
const sharedTypes: AuditType[] = ['policy.published', 'stop.changed'];

interface Sight {
  /** Whether the person sees every event. */
  all: boolean;
  /** Kinds that they see whomever the event concerns. */
  types: AuditType[];
}

const sightOf = async (services: Services, { roles }: SignedIn): Promise<Sight> => {
  const table = await services.policies.current();
  const worksOnPolicy = policyReaders.some(right => hasRight(table, roles, right));
  return {
    all: hasRight(table, roles, 'decide') || hasRight(table, roles, 'audit'),
    types: worksOnPolicy ? [...sharedTypes, ...draftTypes] : sharedTypes,
  };
};

const eventsAfter = async (services: Services, person: SignedIn, after: number, { all, types }: Sight) => {
  let rows = services.db
    .selectFrom('audit_events')
    .select(['seq', 'type', 'system', 'record_type', 'record_id', 'proposal_id', 'run_id'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(batch);
  if (!all)
    rows = rows.where(({ eb, or }) =>
      or([
        eb(
          'proposal_id',
          'in',
          eb.selectFrom('proposals').select('id').where('proposer_sub', '=', person.sub),
        ),
        eb('run_id', 'in', eb.selectFrom('runs').select('id').where('by_sub', '=', person.sub)),
        eb('type', 'in', types),
      ]),
    );
  return rows.execute();
};

/**
 * Live updates from the log: all of them for those who may decide or audit, one's own for the others, policy drafts for
 * those who work on them, and changes of policy and stop switches for everybody. Starts after `after`, or with what
 * happens from now on.
 */
export async function* watchEvents(
  services: Services,
  person: SignedIn,
  after: number | null,
  signal: AbortSignal,
): AsyncGenerator<{ id: number; data: LiveEvent }> {
  const sight = await sightOf(services, person);
  const already = await services.feed.size();
  // A number beyond the end is of a log that was wiped since: waiting for it would be silence.
  let seen = Math.min(after ?? already, already);
  while (!signal.aborted) {
    const size = await services.feed.grown(seen, signal);
    const rows = await eventsAfter(services, person, seen, sight);
    for (const row of rows) {
      const record =
        row.system && row.record_type && row.record_id
          ? { system: row.system, type: row.record_type, id: row.record_id }
          : null;
      seen = row.seq;
      yield {
        id: row.seq,
        data: { seq: row.seq, type: row.type, record, proposalId: row.proposal_id, runId: row.run_id },
      };
    }
    // Without a full batch everything up to `size` was looked at, seen by this person or not.
    if (rows.length < batch) seen = Math.max(seen, size);
  }
}
