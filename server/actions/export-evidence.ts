import type { Kysely } from 'kysely';
import type { ResponseOf } from '../../lib/contract/endpoint.ts';
import type { evidenceExport } from '../../lib/contract/oversight.ts';
import { canonicalJson, sha256Hex } from '../../lib/core/canonical.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Database } from '../db/schema.ts';
import { aboutProposal, actorOf } from '../log/about.ts';
import { appendEvent } from '../log/append.ts';
import { type Envelope, signStatement } from '../log/envelope.ts';
import type { Checkpoint } from '../log/note.ts';
import { type Prover, proverOver } from '../log/prove.ts';
import type { StoredEvent } from '../log/stored-event.ts';
import type { Services } from '../services.ts';
import { type CollectedEvidence, collectEvidence } from './collect-evidence.ts';

type ExportServices = Pick<Services, 'tenant' | 'db' | 'now' | 'checkpoints'>;

/** The checkpoint that first spoke of all these events, and the proof that the newest one continues it. */
interface EarlierCheckpoint {
  checkpoint: string;
  consistency: string[];
}

type ProvenEvent = StoredEvent & { inclusion: string[] };

interface LogEvidence {
  /** The log's public key. A checker compares it with the one it got some other way. */
  verifier: string;
  checkpoint: string;
  earlier: EarlierCheckpoint | null;
  events: ProvenEvent[];
  /** The events that tell of the erasure of what has lost its content. */
  erasures: ProvenEvent[];
}

const findEarlier = async (
  db: Kysely<Database>,
  prover: Prover,
  events: readonly StoredEvent[],
  newest: Checkpoint,
): Promise<EarlierCheckpoint | null> => {
  const last = events.at(-1)?.seq;
  if (last === undefined) return null;
  const first = await db
    .selectFrom('checkpoints')
    .select(['size', 'note'])
    .where('size', '>=', last)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  if (!first || first.size === newest.size) return null;
  return { checkpoint: first.note, consistency: await prover.consistency(first.size, newest.size) };
};

const logEvidence = async (
  { db, checkpoints }: ExportServices,
  { events, erasures }: Pick<CollectedEvidence, 'events' | 'erasures'>,
): Promise<LogEvidence> => {
  const newest = await checkpoints.checkpoint();
  const prover = proverOver(db);
  const proven = async (stored: readonly StoredEvent[]): Promise<ProvenEvent[]> => {
    const all: ProvenEvent[] = [];
    for (const event of stored)
      all.push({ ...event, inclusion: await prover.inclusion(event.seq, newest.size) });
    return all;
  };
  return {
    verifier: checkpoints.key.verifier,
    checkpoint: newest.note,
    earlier: await findEarlier(db, prover, events, newest),
    events: await proven(events),
    erasures: await proven(erasures),
  };
};

const statementOf = (digest: string, { proposal, artifacts }: CollectedEvidence) => ({
  _type: 'https://in-toto.io/Statement/v1' as const,
  subject: [
    { name: 'evidence', digest: { sha256: digest } },
    { name: `proposal/${proposal.id}/card`, digest: { sha256: proposal.seal } },
    ...artifacts.map(artifact => ({
      name: `artifact/${artifact.kind}`,
      digest: { sha256: artifact.digest },
    })),
  ],
  predicateType: 'https://countersign.example/evidence/v1',
  predicate: { proposal: proposal.id, number: proposal.number, state: proposal.state },
});

/**
 * The evidence bundle of one proposal: everything the store holds about it, its events with proofs against a signed
 * checkpoint, and a signed statement over the whole. It leaves the backend only after its export is in the log.
 * docs/design/log.md describes the form. Faults `not-found`.
 */
export const exportEvidence = async (
  services: ExportServices,
  person: SignedIn,
  proposalId: string,
): Promise<ResponseOf<typeof evidenceExport>> => {
  const collected = await collectEvidence(services.db, proposalId);
  const { proposal, events, erasures, ...rest } = collected;
  const at = services.now().toISOString();
  const by = { sub: person.sub, name: person.name };
  const log = await logEvidence(services, { events, erasures });
  const evidence = canonicalJson({
    tenant: services.tenant,
    exportedAt: at,
    exportedBy: by,
    proposal,
    ...rest,
    log,
  });
  const digest = sha256Hex(evidence);
  const envelope: Envelope = signStatement(services.checkpoints.key, statementOf(digest, collected));
  await services.db.transaction().execute(trx =>
    appendEvent(trx, {
      type: 'evidence.exported',
      ...aboutProposal(proposal, actorOf(by), at),
      data: { number: proposal.number, digest },
    }),
  );
  return { format: 'countersign-evidence/1', evidence: JSON.parse(evidence), envelope };
};
