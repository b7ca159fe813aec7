import type { BodyOf } from '../../lib/contract/endpoint.ts';
import type { stopSet } from '../../lib/contract/oversight.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';

export interface StopState {
  scope: string;
  reason: string;
  by: string;
  since: string;
}

/** Switches that are on. */
export const showStops = async (services: Services): Promise<StopState[]> => {
  const rows = await services.db.selectFrom('stop_switches').selectAll().orderBy('scope').execute();
  return rows.map(({ scope, reason, by_name, since }) => ({
    scope,
    reason,
    by: by_name,
    since: since.toISOString(),
  }));
};

/** Turns one switch on or off. Appliers ask the store before each write, so it holds on every instance at once. */
export const setStop = async (
  services: Services,
  person: SignedIn,
  request: BodyOf<typeof stopSet>,
): Promise<StopState[]> => {
  const { scope, stopped, reason } = request;
  const at = services.now().toISOString();
  await services.db.transaction().execute(async trx => {
    if (stopped)
      await trx
        .insertInto('stop_switches')
        .values({ scope, reason, by_name: person.name, since: at })
        .onConflict(conflict => conflict.column('scope').doUpdateSet({ reason, by_name: person.name }))
        .execute();
    else await trx.deleteFrom('stop_switches').where('scope', '=', scope).execute();
    await appendEvent(trx, {
      type: 'stop.changed',
      at,
      actor: actorOf(person),
      record: null,
      proposalId: null,
      runId: null,
      policyVersion: null,
      data: { scope, stopped, reason },
    });
  });
  return showStops(services);
};
