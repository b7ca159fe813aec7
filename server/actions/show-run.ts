import type { RunDetail } from '../../lib/contract/drafts.ts';
import { type FlowNode, flowNodes } from '../../lib/core/draft.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { runOf } from '../flow/runs.ts';
import type { Services } from '../services.ts';
import { visibleRun } from './see-run.ts';

const isNode = (name: string): name is FlowNode => (flowNodes as readonly string[]).includes(name);

/** A run with its draft and what each node read and gave, as digests. */
export const showRun = async (services: Services, person: SignedIn, id: string): Promise<RunDetail> => {
  const row = await visibleRun(services, person, id);
  const nodes = await services.db
    .selectFrom('run_nodes')
    .selectAll()
    .where('run_id', '=', id)
    .orderBy('position')
    .execute();
  return {
    ...runOf(row),
    draft: row.draft,
    nodes: nodes.flatMap(({ node, started_at, finished_at, input, output, note }) =>
      isNode(node)
        ? [
            {
              node,
              startedAt: started_at.toISOString(),
              finishedAt: finished_at?.toISOString() ?? null,
              input,
              output,
              note,
            },
          ]
        : [],
    ),
  };
};
