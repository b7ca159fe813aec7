import { randomUUID } from 'node:crypto';
import { canonicalJson, sha256Hex } from '../../lib/core/canonical.ts';
import { flowNodes } from '../../lib/core/draft.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { applyProposal } from '../../server/actions/apply-proposal/apply-proposal.ts';
import { createProposal } from '../../server/actions/create-proposal.ts';
import { decideProposal } from '../../server/actions/decide-proposal.ts';
import { editProposal } from '../../server/actions/edit-proposal.ts';
import { showProposal } from '../../server/actions/list-proposals.ts';
import { appendEvent } from '../../server/log/append.ts';
import { amira, lena, type TestServices } from '../services.ts';

const at = '2026-11-20T14:00:00.000Z';
const record = { system: 'desk', type: 'ticket', id: '1042' };

/** A finished run by Amira on ticket 1042, an artifact before and after each node. */
export const aStoredRun = async ({ db }: TestServices): Promise<string> => {
  const id = randomUUID();
  const bodies = Array.from({ length: flowNodes.length + 1 }, (_, index) =>
    canonicalJson({ run: id, step: index }),
  );
  const digests = bodies.map(sha256Hex);
  await db.transaction().execute(async trx => {
    await trx
      .insertInto('runs')
      .values({
        id,
        system: record.system,
        record_type: record.type,
        record_id: record.id,
        record_title: 'Charged twice',
        by_sub: amira.sub,
        by_name: amira.name,
        state: 'done',
        reason: null,
        policy_version: 1,
        content_hash: sha256Hex('reading'),
        draft: null,
        started_at: at,
        finished_at: at,
      })
      .execute();
    await trx
      .insertInto('artifacts')
      .values(
        bodies.map((body, index) => ({
          digest: sha256Hex(body),
          kind: `step-${index}`,
          body,
          created_at: at,
          used_at: at,
          expires_at: null,
        })),
      )
      .execute();
    await trx
      .insertInto('run_nodes')
      .values(
        flowNodes.map((node, position) => ({
          run_id: id,
          position,
          node,
          input: digests[position] ?? '',
          output: digests[position + 1] ?? null,
          note: '',
          started_at: at,
          finished_at: at,
        })),
      )
      .execute();
    await appendEvent(trx, {
      type: 'run.started',
      at,
      actor: { kind: 'person', sub: amira.sub, name: amira.name },
      record,
      proposalId: null,
      runId: id,
      policyVersion: 1,
      data: { site: 'sandbox', read: 9, masked: 2, missing: 0, withheld: 1 },
    });
  });
  return id;
};

/**
 * The main story up to the write: a run, Amira's proposal of a refund, Lena's approval, and its receipt. With `mended`
 * Lena gives the reply these words before she approves.
 */
export const anAppliedProposal = async (
  services: TestServices,
  { mended }: { mended?: string } = {},
): Promise<Proposal> => {
  const runId = await aStoredRun(services);
  const proposed = await createProposal(services, amira, {
    id: randomUUID(),
    runId,
    record,
    changes: [
      { kind: 'set-field', field: 'refund_status', proposed: 'Approved' },
      { kind: 'reply', proposed: 'Hello Dana, the second charge will be refunded.' },
    ],
    reason: 'duplicate charge confirmed',
  });
  const { id, seal } = mended
    ? await editProposal(services, lena, proposed.id, {
        seal: proposed.seal,
        edits: [{ index: 1, proposed: mended }],
      })
    : proposed;
  await decideProposal(services, lena, id, { seal, outcome: 'approve', note: 'two captures on one day' });
  await applyProposal(services, id);
  return showProposal(services, lena, id);
};
