import type { NodeProgress } from '../../components/draft/run-progress.tsx';
import type { Draft, Fact, RunEvent } from '../../lib/core/draft.ts';

export type RunEnding =
  | { state: 'done'; draft: Draft }
  | { state: 'stopped'; reason: string; rule: string | null }
  | { state: 'failed'; reason: string };

/** One run as the panel sees it, from the first message to its end. */
export interface RunState {
  runId: string;
  /** Content hash of the reading the run was made from. */
  contentHash: string;
  nodes: NodeProgress[];
  facts: Fact[];
  text: string;
  /** Null while it works. */
  ending: RunEnding | null;
}

export const newRun = (runId: string, contentHash: string): RunState => ({
  runId,
  contentHash,
  nodes: [],
  facts: [],
  text: '',
  ending: null,
});

/** The run after one more event. */
export const afterEvent = (run: RunState, event: RunEvent): RunState => {
  switch (event.type) {
    case 'node': {
      const { node, state, note } = event;
      return { ...run, nodes: [...run.nodes.filter(other => other.node !== node), { node, state, note }] };
    }
    case 'facts':
      return { ...run, facts: event.facts };
    case 'text':
      return { ...run, text: event.text };
    case 'done':
      return { ...run, facts: event.draft.facts, ending: { state: 'done', draft: event.draft } };
    case 'stopped':
      return { ...run, ending: { state: 'stopped', reason: event.reason, rule: event.rule } };
    case 'failed':
      return { ...run, ending: { state: 'failed', reason: event.reason } };
  }
};

/** A run whose end is known, as if all its events had been heard. */
export const finishedRun = (runId: string, contentHash: string, draft: Draft): RunState => ({
  ...newRun(runId, contentHash),
  facts: draft.facts,
  ending: { state: 'done', draft },
});
