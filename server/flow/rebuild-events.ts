import type { Kysely } from 'kysely';
import { flowNodes } from '../../lib/core/draft.ts';
import type { Database } from '../db/schema.ts';
import { readArtifact } from './artifacts.ts';
import { ruled } from './data.ts';
import { endEvent } from './end-event.ts';
import type { RunEnd } from './finish-run.ts';
import { replyFlow } from './flow.ts';
import type { PlacedEvent } from './live-run.ts';
import { finishedEvents, startedEvent } from './node-events.ts';
import { placeOf } from './places.ts';
import { findRun } from './runs.ts';

const isNode = (name: string): name is (typeof flowNodes)[number] =>
  (flowNodes as readonly string[]).includes(name);

/** The rule that stopped a run; null where the node's output has expired. */
const stoppingRule = async (db: Kysely<Database>, runId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('run_nodes')
    .select('output')
    .where('run_id', '=', runId)
    .where('node', '=', 'rules')
    .executeTakeFirst();
  const stored = row?.output ? ruled.safeParse(await readArtifact(db, row.output)) : null;
  return stored?.success ? (stored.data.stop?.rule ?? null) : null;
};

const endOf = async (db: Kysely<Database>, runId: string): Promise<RunEnd | null> => {
  const row = await findRun(db, runId);
  const reason = row?.reason ?? 'The reason is not kept any more.';
  switch (row?.state) {
    case 'done':
      return row.draft
        ? { state: 'done', draft: row.draft }
        : { state: 'failed', reason: 'This draft has expired and was removed.' };
    case 'stopped':
      return { state: 'stopped', reason, rule: await stoppingRule(db, runId) };
    case 'failed':
      return { state: 'failed', reason };
    default:
      return null;
  }
};

/** The events of a run as far as its rows tell them, and whether the run has ended. */
export const rebuildEvents = async (
  db: Kysely<Database>,
  runId: string,
): Promise<{ events: PlacedEvent[]; ended: boolean }> => {
  const end = await endOf(db, runId);
  const rows = await db
    .selectFrom('run_nodes')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute();
  const events: PlacedEvent[] = [];
  for (const { node, position, output, note } of rows) {
    if (!isNode(node)) continue;
    events.push(startedEvent(node, position));
    if (output) events.push(...finishedEvents(node, position, await readArtifact(db, output), note));
  }
  if (end) events.push({ index: placeOf.end(replyFlow.length), event: endEvent(end) });
  return { events, ended: end !== null };
};
