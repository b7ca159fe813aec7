import type { Services } from '../services.ts';
import { finishRun } from './finish-run.ts';

const reason = 'The backend was restarted while this draft was under way. Start it again.';
const most = 1000;

/**
 * Ends runs that were left `running` by a process that is gone, as failed. `startedBefore` says which ones can only be
 * such: all, where no other process uses the store; otherwise those older than the longest a run may take. Gives how many.
 */
export const interruptedRuns = async (
  services: Pick<Services, 'db' | 'now' | 'newId'>,
  startedBefore: Date,
): Promise<number> => {
  const rows = await services.db
    .selectFrom('runs')
    .selectAll()
    .where('state', '=', 'running')
    .where('started_at', '<', startedBefore)
    .orderBy('started_at')
    .limit(most)
    .execute();
  let ended = 0;
  for (const row of rows) {
    const run = {
      runId: row.id,
      person: { sub: row.by_sub, name: row.by_name },
      record: { system: row.system, type: row.record_type, id: row.record_id },
      policyVersion: row.policy_version,
      recordTitle: null,
      exceptions: [],
    };
    if (await finishRun(services, run, { state: 'failed', reason })) ended += 1;
  }
  return ended;
};
