import type { Transaction } from 'kysely';
import { durationSeconds } from '../../../lib/core/policy.ts';
import type { PolicyTable } from '../../../lib/core/policy-table.ts';
import type { Database } from '../../db/schema.ts';
import { ownService } from '../../log/about.ts';
import { appendEvent } from '../../log/append.ts';
import type { Services } from '../../services.ts';
import { type Erased, eraseArtifacts, eraseDrafts, eraseTitles } from './erase-artifacts.ts';
import { eraseDetails, removeExceptions, removeProposals, removeRuns } from './erase-evidence.ts';

type Erasure = (trx: Transaction<Database>, table: PolicyTable, now: Date) => Promise<Erased>;

const evidenceEnds = ({ policy }: PolicyTable, now: Date): Date =>
  new Date(now.getTime() - durationSeconds(policy.retention.evidence) * 1000);

const afterEvidence =
  (erase: (trx: Transaction<Database>, until: Date) => Promise<Erased>): Erasure =>
  (trx, table, now) =>
    erase(trx, evidenceEnds(table, now));

/** In this order: drafts and titles go with their artifacts, a run after the proposals made from it. */
const erasures: readonly Erasure[] = [
  eraseArtifacts,
  eraseDrafts,
  eraseTitles,
  afterEvidence(eraseDetails),
  afterEvidence(removeProposals),
  afterEvidence(removeExceptions),
  afterEvidence(removeRuns),
];

/** Erases one batch and logs it, in one transaction. Gives whether there was anything. */
const eraseBatch = (
  { db }: Pick<Services, 'db'>,
  table: PolicyTable,
  erase: Erasure,
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async trx => {
    const { counts, ...named } = await erase(trx, table, now);
    const erased = Object.entries(counts).filter(([, count]) => count > 0);
    if (erased.length === 0) return false;
    await appendEvent(trx, {
      type: 'data.erased',
      at: now.toISOString(),
      actor: ownService,
      record: null,
      proposalId: null,
      runId: null,
      policyVersion: table.version,
      data: { erased: Object.fromEntries(erased), ...named },
    });
    return true;
  });

/** Erases everything whose time is over under the policy in force, batch after batch, until nothing is left or `signal` aborts. */
export const eraseExpired = async (
  services: Pick<Services, 'db' | 'now' | 'policies'>,
  signal?: AbortSignal,
): Promise<void> => {
  const table = await services.policies.current();
  const now = services.now();
  for (const erase of erasures)
    while (await eraseBatch(services, table, erase, now)) signal?.throwIfAborted();
};
