import type { Transaction } from 'kysely';
import { isBarredAuthor } from '../../../lib/core/author.ts';
import { gateFields, gateOf, type OwnerValues, openRequirements } from '../../../lib/core/gate.ts';
import { type Action, durationSeconds } from '../../../lib/core/policy.ts';
import { actionFor, allows, hasRight, levelOf, type PolicyTable } from '../../../lib/core/policy-table.ts';
import type { GateView, Proposal } from '../../../lib/core/proposal.ts';
import { sealOf } from '../../../lib/core/seal.ts';
import type { Database } from '../../db/schema.ts';
import { readOwners } from '../../facts/read-owners.ts';
import type { Services } from '../../services.ts';

/** The stop switch that holds a proposal, or null. An unreadable state throws, and so stops as well. */
export const stoppedBy = async (
  db: Services['db'] | Transaction<Database>,
  table: PolicyTable,
  proposal: Proposal,
): Promise<{ scope: string; reason: string } | null> => {
  const scopes = new Set(['everything']);
  for (const { action, target } of proposal.changes) {
    scopes.add(`action:${action}`);
    scopes.add(`connector:${table.policy.systems[target.system]?.connector ?? ''}`);
  }
  const row = await db
    .selectFrom('stop_switches')
    .select(['scope', 'reason'])
    .where('scope', 'in', [...scopes])
    .executeTakeFirst();
  return row ?? null;
};

const rolesNow = async (services: Services, sub: string): Promise<string[]> => {
  const row = await services.db
    .selectFrom('people')
    .select('roles')
    .where('sub', '=', sub)
    .executeTakeFirst();
  return row?.roles ?? [];
};

/** The gates of today's policy on the owners' values of now: an approval under an older, weaker gate is not enough. */
const gatesNow = async (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
  actions: readonly Action[],
): Promise<GateView[]> => {
  const fields = [...new Set(actions.flatMap(gateFields))];
  const owners = await readOwners(table, services.connectors, proposal.record, fields);
  const values: OwnerValues = new Map([...owners.values].map(([field, { value }]) => [field, value]));
  return actions.map(action => gateOf(action, values, services.now()));
};

/** Somebody whose approval of their own edit the card let through and the gates of now would not. */
const editorBarredNow = (proposal: Proposal, gates: readonly GateView[]): string | null => {
  const changes = proposal.changes.map((change, index) => ({ ...change, gate: gates[index] ?? change.gate }));
  const barred = proposal.decisions.find(
    ({ by, outcome, seal }) =>
      outcome === 'approve' && seal === proposal.seal && isBarredAuthor({ ...proposal, changes }, by.sub),
  );
  return barred?.by.name ?? null;
};

const missingApproval = async (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
): Promise<string | null> => {
  for (const { by, role, outcome, seal } of proposal.decisions) {
    if (outcome !== 'approve' || seal !== proposal.seal) continue;
    if (isBarredAuthor(proposal, by.sub)) return `${by.name} approved what they had written themselves.`;
    if (!(await rolesNow(services, by.sub)).includes(role) || !hasRight(table, [role], 'decide'))
      return `${by.name} approved as ${role} and no longer has that role or its right to decide.`;
  }
  const actions: Action[] = [];
  for (const { kind, field, actionTitle } of proposal.changes) {
    const action = actionFor(table, kind, proposal.record.type, field);
    if (!action) return `The policy no longer allows “${actionTitle}”.`;
    actions.push(action);
  }
  const gates = await gatesNow(services, table, proposal, actions);
  const open = openRequirements(gates, proposal.decisions, proposal.seal);
  if (open.length > 0)
    return `Under the present policy it also needs: ${open.map(({ role }) => role).join(', ')}.`;
  const editor = editorBarredNow(proposal, gates);
  return editor && `Under the present policy another person than ${editor} approves what ${editor} edited.`;
};

const missingRight = async (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
): Promise<string | null> => {
  const { proposer, record, changes, rollbackOf } = proposal;
  const roles = await rolesNow(services, proposer.sub);
  const needed = rollbackOf ? 'roll-back' : 'propose';
  if (!hasRight(table, roles, needed))
    return `${proposer.name} no longer has the right to ${needed.replace('-', ' ')}.`;
  const lost = changes.find(
    ({ field }) =>
      field !== null && !rollbackOf && !allows(levelOf(table, roles, record.type, field), 'write'),
  );
  return lost ? `${proposer.name} may no longer propose a change of ${lost.fieldTitle ?? lost.field}.` : null;
};

/** A word given long ago is not good for ever: it may have been held back by a stop switch or an outage. */
const grownOld = (services: Services, table: PolicyTable, decidedAt: readonly string[]): string | null => {
  const { expireAfter } = table.policy.proposals;
  const newest = Math.max(...decidedAt.map(at => Date.parse(at)));
  return services.now().getTime() - newest > durationSeconds(expireAfter) * 1000
    ? `The decision is older than ${expireAfter}. Propose it again if it is still wanted.`
    : null;
};

/**
 * Everything that was checked when the proposal was decided, checked again at the moment of writing: the seal
 * recomputed from what is stored, decisions bound to it, rights, roles and gates of today. Returns why not, or null.
 */
export const refusalToApply = async (
  services: Services,
  table: PolicyTable,
  proposal: Proposal,
): Promise<string | null> => {
  if (sealOf(services.tenant, proposal) !== proposal.seal) return 'The stored card does not match its seal.';
  const covering = proposal.decisions.filter(
    ({ seal, outcome }) => seal === proposal.seal && outcome !== 'reject',
  );
  if (covering.length === 0) return 'No decision covers the card with this seal.';
  const late = grownOld(
    services,
    table,
    covering.map(({ at }) => at),
  );
  if (late) return late;
  const right = await missingRight(services, table, proposal);
  if (right || proposal.rollbackOf) return right;
  return missingApproval(services, table, proposal);
};
