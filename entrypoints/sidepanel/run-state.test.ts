import { expect, test } from 'vitest';
import type { RunEvent } from '../../lib/core/draft.ts';
import { draft, facts } from '../gallery/samples/draft.ts';
import { afterEvent, finishedRun, newRun } from './run-state.ts';

const after = (...events: RunEvent[]) => events.reduce(afterEvent, newRun('r', 'hash'));

test('each node is listed once, in its latest state', () => {
  const { nodes } = after(
    { type: 'node', node: 'collect', state: 'started', note: '' },
    { type: 'node', node: 'collect', state: 'finished', note: '9 fields' },
    { type: 'node', node: 'rules', state: 'started', note: '' },
  );
  expect(nodes).toEqual([
    { node: 'collect', state: 'finished', note: '9 fields' },
    { node: 'rules', state: 'started', note: '' },
  ]);
});

test('each streamed text is all there is so far, and facts are there before the draft', () => {
  const run = after(
    { type: 'facts', facts },
    { type: 'text', text: 'Hello' },
    { type: 'text', text: 'Hello Dana' },
  );
  expect(run).toMatchObject({ text: 'Hello Dana', facts, ending: null });
});

test('a run taken up from the local store is the same as one whose events were heard', () => {
  expect(finishedRun('r', 'hash', draft)).toEqual(after({ type: 'done', draft }));
});

test.each<[RunEvent, object]>([
  [
    { type: 'stopped', reason: 'No AI for this customer.', rule: 'no-ai' },
    { state: 'stopped', reason: 'No AI for this customer.', rule: 'no-ai' },
  ],
  [
    { type: 'failed', reason: 'The help desk is down.' },
    { state: 'failed', reason: 'The help desk is down.' },
  ],
])('a run that ends without a draft says why: $type', (event, ending) => {
  expect(after(event).ending).toEqual(ending);
});
