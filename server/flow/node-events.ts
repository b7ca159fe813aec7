import { type FlowNode, type RunEvent, replyText } from '../../lib/core/draft.ts';
import { generated, reconciled } from './data.ts';
import type { PlacedEvent } from './live-run.ts';
import { placeOf } from './places.ts';

export const startedEvent = (node: FlowNode, position: number): PlacedEvent => ({
  index: placeOf.started(position),
  event: { type: 'node', node, state: 'started', note: '' },
});

/** What an output tells the panel at once: the facts, and the text before its check. */
const resultOf = (node: FlowNode, output: unknown): RunEvent | null => {
  if (node === 'reconcile') {
    const parsed = reconciled.safeParse(output);
    return parsed.success ? { type: 'facts', facts: parsed.data.facts } : null;
  }
  if (node === 'generate') {
    const parsed = generated.safeParse(output);
    return parsed.success ? { type: 'text', text: replyText(parsed.data.written.sentences) } : null;
  }
  return null;
};

/** The events of a node that has finished; `output` is null where it has expired. */
export const finishedEvents = (
  node: FlowNode,
  position: number,
  output: unknown,
  note: string,
): PlacedEvent[] => {
  const result = resultOf(node, output);
  return [
    ...(result ? [{ index: placeOf.result(position), event: result }] : []),
    { index: placeOf.finished(position), event: { type: 'node', node, state: 'finished', note } },
  ];
};
