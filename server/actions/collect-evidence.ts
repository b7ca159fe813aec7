import type { Kysely, Selectable, Transaction } from 'kysely';
import { Fault } from '../../lib/core/fault.ts';
import type { Policy } from '../../lib/core/policy.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { findProposal } from '../db/proposals.ts';
import type { Database, RunNodes, Runs } from '../db/schema.ts';
import { type StoredEvent, storedEvent } from '../log/stored-event.ts';
import { findErasures, tellOfArtifact, tellOfEvent } from './collect-erasures.ts';

/** A run with the digests of what went into and came out of each node. */
interface RunEvidence {
  id: string;
  by: { sub: string; name: string };
  state: string;
  reason: string | null;
  policyVersion: number;
  contentHash: string;
  startedAt: string;
  finishedAt: string | null;
  nodes: {
    node: string;
    input: string;
    output: string | null;
    note: string;
    startedAt: string;
    finishedAt: string | null;
  }[];
}

interface ArtifactEvidence {
  digest: string;
  kind: string;
  /** Canonical JSON, or null once erased. */
  body: string | null;
  /** When it was erased and under which policy version; null while it is kept. */
  erased: { at: string; policyVersion: number } | null;
}

interface PolicyEvidence {
  version: number;
  name: string;
  /** SHA-256 of the canonical JSON of `document`. */
  digest: string;
  document: Policy;
  yaml: string;
  publishedBy: string;
  publishedAt: string;
}

/** All that the store holds about one proposal, and what it should hold and does not. */
export interface CollectedEvidence {
  proposal: Proposal;
  run: RunEvidence | null;
  artifacts: ArtifactEvidence[];
  policy: PolicyEvidence | null;
  events: StoredEvent[];
  /** The events that tell of the erasure of what has lost its content. */
  erasures: StoredEvent[];
  missing: string[];
}

const runEvidence = (run: Selectable<Runs>, nodes: Selectable<RunNodes>[]): RunEvidence => ({
  id: run.id,
  by: { sub: run.by_sub, name: run.by_name },
  state: run.state,
  reason: run.reason,
  policyVersion: run.policy_version,
  contentHash: run.content_hash,
  startedAt: run.started_at.toISOString(),
  finishedAt: run.finished_at?.toISOString() ?? null,
  nodes: nodes.map(({ node, input, output, note, started_at, finished_at }) => ({
    node,
    input,
    output,
    note,
    startedAt: started_at.toISOString(),
    finishedAt: finished_at?.toISOString() ?? null,
  })),
});

const findRun = async (trx: Transaction<Database>, id: string | null): Promise<RunEvidence | null> => {
  if (id === null) return null;
  const run = await trx.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
  if (!run) return null;
  const nodes = await trx
    .selectFrom('run_nodes')
    .selectAll()
    .where('run_id', '=', id)
    .orderBy('position')
    .execute();
  return runEvidence(run, nodes);
};

const digestsOf = (run: RunEvidence | null): string[] => [
  ...new Set(
    (run?.nodes ?? []).flatMap(({ input, output }) => (output === null ? [input] : [input, output])),
  ),
];

const findArtifacts = async (trx: Transaction<Database>, digests: string[]): Promise<ArtifactEvidence[]> => {
  if (digests.length === 0) return [];
  const rows = await trx
    .selectFrom('artifacts')
    .select(['digest', 'kind', 'body', 'erased_at', 'erased_under'])
    .where('digest', 'in', digests)
    .orderBy('digest')
    .execute();
  return rows.map(({ erased_at, erased_under, ...artifact }) => ({
    ...artifact,
    erased:
      erased_at === null || erased_under === null
        ? null
        : { at: erased_at.toISOString(), policyVersion: erased_under },
  }));
};

const findPolicy = async (trx: Transaction<Database>, version: number): Promise<PolicyEvidence | null> => {
  const row = await trx
    .selectFrom('policy_versions')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return null;
  const { name, digest, document, yaml } = row;
  return {
    version,
    name,
    digest,
    document,
    yaml,
    publishedBy: row.published_by,
    publishedAt: row.published_at.toISOString(),
  };
};

const findEvents = async (trx: Transaction<Database>, { id, runId }: Proposal): Promise<StoredEvent[]> => {
  const rows = await trx
    .selectFrom('audit_events')
    .selectAll()
    .where(({ eb, or }) => or([eb('proposal_id', '=', id), ...(runId ? [eb('run_id', '=', runId)] : [])]))
    .orderBy('seq')
    .execute();
  return rows.map(storedEvent);
};

type Found = Omit<CollectedEvidence, 'missing'>;

const lostArtifact = (digest: string, { artifacts, erasures }: Found): string => {
  const { kind, erased } = artifacts.find(artifact => artifact.digest === digest) ?? {};
  if (!erased) return `The artifact ${digest} is not stored.`;
  return tellOfArtifact(erasures, digest, erased)
    ? `The ${kind} ${digest} was erased on ${erased.at.slice(0, 10)} under policy version ${erased.policyVersion}.`
    : `The ${kind} ${digest} has lost its body, and the log tells of no erasure of it at that time.`;
};

const lostDetails = (seq: number, { erasures }: Found): string =>
  tellOfEvent(erasures, seq)
    ? `The details of event ${seq} were erased.`
    : `Event ${seq} has lost its details, and the log tells of no erasure of them.`;

/** Promise: what should be there and is not is said; nothing is left out in silence. */
const missingFrom = (all: Found): string[] => {
  const { proposal, run, artifacts, policy, events } = all;
  const kept = new Set(artifacts.filter(({ body }) => body !== null).map(({ digest }) => digest));
  const receipts = proposal.changes.filter(
    ({ state, receipt }) => state !== 'pending' && state !== 'stale' && !receipt,
  );
  return [
    ...(proposal.runId && !run ? [`The run ${proposal.runId} is no longer stored.`] : []),
    ...(policy ? [] : [`Policy version ${proposal.policyVersion} is not stored.`]),
    ...(events.length > 0 ? [] : ['The log holds no event of this proposal.']),
    ...events.filter(({ data }) => data === null).map(({ seq }) => lostDetails(seq, all)),
    ...(run?.nodes ?? [])
      .filter(({ output }) => output === null)
      .map(({ node }) => `The node ${node} of the run has no output.`),
    ...digestsOf(run)
      .filter(digest => !kept.has(digest))
      .map(digest => lostArtifact(digest, all)),
    ...receipts.map(({ index, state }) => `Change ${index + 1} is ${state} and has no receipt.`),
  ];
};

/** Reads everything in one snapshot, so that no part is newer than another. Faults `not-found`. */
export const collectEvidence = (db: Kysely<Database>, proposalId: string): Promise<CollectedEvidence> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      const proposal = await findProposal(trx, proposalId);
      if (!proposal) throw new Fault('not-found', 'There is no such proposal.');
      const run = await findRun(trx, proposal.runId);
      const artifacts = await findArtifacts(trx, digestsOf(run));
      const policy = await findPolicy(trx, proposal.policyVersion);
      const events = await findEvents(trx, proposal);
      const erasures = await findErasures(trx, {
        events: events.filter(({ data }) => data === null).map(({ seq }) => seq),
        artifacts: artifacts.filter(({ body }) => body === null).map(({ digest }) => digest),
      });
      const found = { proposal, run, artifacts, policy, events, erasures };
      return { ...found, missing: missingFrom(found) };
    });
