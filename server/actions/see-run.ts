import { Fault } from '../../lib/core/fault.ts';
import { hasRight } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { findRun, type RunRow } from '../flow/runs.ts';
import type { Services } from '../services.ts';

export const seesAllRuns = async (services: Services, person: SignedIn): Promise<boolean> =>
  hasRight(await services.policies.current(), person.roles, 'audit');

/** The run, when it is this person's own or the person may audit; otherwise `not-found`, so that ids tell nothing. */
export const visibleRun = async (services: Services, person: SignedIn, id: string): Promise<RunRow> => {
  const row = await findRun(services.db, id);
  if (!row || (row.by_sub !== person.sub && !(await seesAllRuns(services, person))))
    throw new Fault('not-found', 'There is no such draft.');
  return row;
};
