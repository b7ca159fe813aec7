import type { Transaction } from 'kysely';
import type { FlowNode } from '../../lib/core/draft.ts';
import type { Policy } from '../../lib/core/policy.ts';
import type { Database } from '../db/schema.ts';
import { type ArtifactKind, storeArtifact } from './artifacts.ts';
import type { FlowData } from './data.ts';
import type { Manifest } from './manifest.ts';

/** What each node's answers from outside and outputs hold, for their retention. */
const kinds: Record<FlowNode, { asked: ArtifactKind; output: ArtifactKind }> = {
  collect: { asked: 'reading', output: 'reading' },
  reconcile: { asked: 'reading', output: 'reading' },
  rules: { asked: 'output', output: 'output' },
  retrieve: { asked: 'corpus', output: 'output' },
  generate: { asked: 'prompt', output: 'prompt' },
  check: { asked: 'output', output: 'output' },
  package: { asked: 'output', output: 'output' },
};

export interface NodeRow {
  runId: string;
  position: number;
  node: FlowNode;
  from: Manifest['from'];
  asked: unknown;
  output: unknown;
  note: string;
  startedAt: Date;
  finishedAt: Date;
}

const storeManifest = async (
  trx: Transaction<Database>,
  policy: Policy,
  { node, from, asked, startedAt }: Pick<NodeRow, 'node' | 'from' | 'asked' | 'startedAt'>,
): Promise<string> => {
  const manifest: Manifest = {
    from,
    asked:
      asked === null
        ? null
        : await storeArtifact(trx, asked, { kind: kinds[node].asked, policy, now: startedAt }),
  };
  return storeArtifact(trx, manifest, { kind: 'manifest', policy, now: startedAt });
};

/** Stores the first node's input with the run, before anything is done: a run can always be started again from it. */
export const storeFirstNode = async (
  trx: Transaction<Database>,
  policy: Policy,
  { runId, request, startedAt }: { runId: string; request: FlowData['request']; startedAt: Date },
): Promise<void> => {
  const digest = await storeArtifact(trx, request, { kind: 'reading', policy, now: startedAt });
  const input = await storeManifest(trx, policy, {
    node: 'collect',
    from: { request: digest },
    asked: null,
    startedAt,
  });
  await trx
    .insertInto('run_nodes')
    .values({ run_id: runId, position: 0, node: 'collect', input, note: '', started_at: startedAt })
    .execute();
};

/** Stores what a node read, asked and gave, and gives the digest of its output. */
export const storeNode = async (
  trx: Transaction<Database>,
  policy: Policy,
  row: NodeRow,
): Promise<string> => {
  const { runId, position, node, note, startedAt, finishedAt } = row;
  const input = await storeManifest(trx, policy, row);
  const output = await storeArtifact(trx, row.output, {
    kind: kinds[node].output,
    policy,
    now: finishedAt,
  });
  const values = { input, output, note, started_at: startedAt, finished_at: finishedAt };
  await trx
    .insertInto('run_nodes')
    .values({ run_id: runId, position, node, ...values })
    .onConflict(conflict => conflict.columns(['run_id', 'position']).doUpdateSet(values))
    .execute();
  return output;
};
