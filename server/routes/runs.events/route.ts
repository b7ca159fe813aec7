import { api } from '../../../lib/contract/api.ts';
import type { RunEvent } from '../../../lib/core/draft.ts';
import { visibleRun } from '../../actions/see-run.ts';
import { runEvents } from '../../actions/watch-run.ts';
import { type StreamItem, streamRoute } from '../route.ts';

async function* asItems(
  events: AsyncIterable<{ index: number; event: RunEvent }>,
): AsyncGenerator<StreamItem<RunEvent>> {
  for await (const { index, event } of events) yield { id: index, data: event };
}

export const route = streamRoute(api['runs.events'], async ({ services, person, params, after, signal }) => {
  await visibleRun(services, person, params.id);
  return asItems(runEvents(services, person, params.id, after ?? -1, signal));
});
