import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { policiesImpact } from '../../lib/contract/policies.ts';
import { outsideImpact, stopImpact } from '../../lib/core/data-rule-impact.ts';
import { changeImpact, fieldImpact, type PastProposal } from '../../lib/core/policy-impact.ts';
import type { PolicyImpact, ProposalImpact, RunImpact } from '../../lib/core/policy-impact-shape.ts';
import type { PolicyTable } from '../../lib/core/policy-table.ts';
import type { Change, Proposal, RequestedChange } from '../../lib/core/proposal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { shownTitle } from '../../lib/core/shown-proposal.ts';
import { withParts } from '../db/proposals.ts';
import type { Runs } from '../db/schema.ts';
import { listColumns, runOf } from '../flow/runs.ts';
import type { Services } from '../services.ts';
import { findPolicy } from './find-policy.ts';
import { readPastRun } from './read-past-run.ts';

type Query = z.output<typeof policiesImpact.query>;
interface Pair {
  before: PolicyTable;
  after: PolicyTable;
}

/** The effect on one past case: what moved, nothing, or that it cannot be told. */
interface Effect<T> {
  impact: T | null;
  unknown: boolean;
}

const runEffect = async (
  services: Services,
  { before, after }: Pair,
  row: Omit<Selectable<Runs>, 'draft'>,
): Promise<Effect<RunImpact>> => {
  const past = await readPastRun(services, row);
  if (!past) return { impact: null, unknown: true };
  const fields = fieldImpact(before, after, past);
  const stop = stopImpact(before, after, past);
  const outside = outsideImpact(before, after, past);
  const { id: runId, record, recordTitle, by, startedAt: at } = runOf(row);
  const impact = {
    runId,
    record,
    recordTitle,
    by,
    at,
    ...fields,
    stop: stop === 'unknown' ? null : stop,
    outside: outside === 'unknown' ? null : outside,
  };
  const moved =
    impact.stop ??
    impact.outside ??
    [fields.read, fields.masked, fields.withheld].some(({ length }) => length > 0);
  return { impact: moved ? impact : null, unknown: stop === 'unknown' || outside === 'unknown' };
};

const requestOf = ({ kind, field, proposed }: Change): RequestedChange =>
  kind === 'set-field' ? { kind, field: field ?? '', proposed } : { kind, proposed };

/** Roles and owner values as the proposal's run stored them; without a run, roles as last seen and values as on the card. */
const pastProposal = async (services: Services, proposal: Proposal): Promise<PastProposal | null> => {
  const { db } = services;
  const run = proposal.runId
    ? await db.selectFrom('runs').select(listColumns).where('id', '=', proposal.runId).executeTakeFirst()
    : undefined;
  const past = run ? await readPastRun(services, run) : null;
  const seen = await db
    .selectFrom('people')
    .select('roles')
    .where('sub', '=', proposal.proposer.sub)
    .executeTakeFirst();
  const roles = past?.roles ?? seen?.roles;
  if (!roles) return null;
  const values = new Map(past?.values ?? []);
  for (const { field, base } of proposal.changes) if (field !== null) values.set(field, base);
  return { roles, recordType: proposal.record.type, values, at: new Date(proposal.createdAt) };
};

const proposalEffect = async (
  services: Services,
  { before, after }: Pair,
  proposal: Proposal,
): Promise<Effect<ProposalImpact>> => {
  const past = await pastProposal(services, proposal);
  if (!past) return { impact: null, unknown: true };
  const effects = proposal.changes.map(change => ({
    index: change.index,
    title: change.fieldTitle ?? change.actionTitle,
    effect: changeImpact(before, after, requestOf(change), past),
  }));
  const changes = effects.flatMap(({ effect, ...change }) =>
    effect === null || effect === 'unknown' ? [] : [{ ...change, ...effect }],
  );
  const { id: proposalId, number, record, recordTitle, proposer: by, createdAt: at } = proposal;
  return {
    impact: changes.length > 0 ? { proposalId, number, record, recordTitle, by, at, changes } : null,
    unknown: effects.some(({ effect }) => effect === 'unknown'),
  };
};

const summed = <T>(effects: readonly Effect<T>[]) => ({
  looked: effects.length,
  unknown: effects.filter(({ unknown }) => unknown).length,
  affected: effects.map(({ impact }) => impact).filter(impact => impact !== null),
});

const impactOf = async (services: Services, pair: Pair, last: number): Promise<PolicyImpact> => {
  const { db } = services;
  const runs = await db
    .selectFrom('runs')
    .select(listColumns)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(last)
    .execute();
  const rows = await db.selectFrom('proposals').selectAll().orderBy('number', 'desc').limit(last).execute();
  const runEffects: Effect<RunImpact>[] = [];
  for (const row of runs) runEffects.push(await runEffect(services, pair, row));
  const proposalEffects: Effect<ProposalImpact>[] = [];
  for (const proposal of await withParts(db, rows))
    proposalEffects.push(await proposalEffect(services, pair, proposal));
  return { runs: summed(runEffects), proposals: summed(proposalEffects) };
};

/** Records by the title that this person may read today, whichever versions are compared. */
const shownImpact = (
  table: PolicyTable,
  { roles }: SignedIn,
  { runs, proposals }: PolicyImpact,
): PolicyImpact => {
  const titled = <T extends RunImpact | ProposalImpact>(impact: T): T => ({
    ...impact,
    recordTitle: shownTitle(table, roles, impact),
  });
  return {
    runs: { ...runs, affected: runs.affected.map(titled) },
    proposals: { ...proposals, affected: proposals.affected.map(titled) },
  };
};

/**
 * How the last runs and proposals would have gone with the second policy, newest first. Reads what is stored and asks nobody:
 * where a reading has expired, or a value was never kept, the case counts as unknown.
 */
export const showPolicyImpact = async (
  services: Services,
  person: SignedIn,
  { from, to, last }: Query,
): Promise<ResponseOf<typeof policiesImpact>> => {
  const [first, second] = [await findPolicy(services, from), await findPolicy(services, to)];
  const impact = await impactOf(services, { before: first.table, after: second.table }, last);
  const shown = shownImpact(await services.policies.current(), person, impact);
  return { from: first.named, to: second.named, impact: shown };
};
