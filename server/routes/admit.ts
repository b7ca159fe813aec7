import { type Endpoint, rightsFor } from '../../lib/contract/endpoint.ts';
import { Fault } from '../../lib/core/fault.ts';
import { hasRight } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { rememberPerson } from '../actions/show-session.ts';
import type { Credentials, VerifyCaller } from '../auth/verify-caller.ts';
import { actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import type { Services } from '../services.ts';

const nobody: SignedIn = { sub: '', name: '', roles: [] };

interface Admitted {
  person: SignedIn;
  /** When the token ends; null where none was asked for. */
  until: Date | null;
}

/** Denials are evidence too: who asked for which operation without the right to it. */
export const recordDenial = async (
  services: Services,
  person: SignedIn,
  operation: string,
  why: string,
): Promise<void> => {
  await services.db.transaction().execute(trx =>
    appendEvent(trx, {
      type: 'access.denied',
      at: services.now().toISOString(),
      actor: actorOf(person),
      record: null,
      proposalId: null,
      runId: null,
      policyVersion: null,
      data: { operation, why },
    }),
  );
};

/**
 * Lets a request in, or faults: signed in where the operation asks for it, with a role the policy knows, and with the
 * operation's right.
 */
export const admit = async (
  services: Services,
  verifyCaller: VerifyCaller,
  endpoint: Endpoint,
  credentials: Credentials,
): Promise<Admitted> => {
  if (endpoint.access === 'open') return { person: nobody, until: null };
  const { person, until } = await verifyCaller(credentials);
  const table = await services.policies.current();
  // Before any refusal: a person whose last role was taken away must not stay remembered with it.
  await rememberPerson(services, person);
  if (!person.roles.some(role => Object.hasOwn(table.policy.roles, role))) {
    const why = 'None of your roles is known here. Ask an admin for one.';
    await recordDenial(services, person, endpoint.id, why);
    throw new Fault('forbidden', why);
  }
  const needed = rightsFor(endpoint);
  if (needed.length > 0 && !needed.some(right => hasRight(table, person.roles, right))) {
    const why = `Your role has no right to ${needed.join(' or ').replaceAll('-', ' ')}.`;
    await recordDenial(services, person, endpoint.id, why);
    throw new Fault('forbidden', why);
  }
  return { person, until };
};
