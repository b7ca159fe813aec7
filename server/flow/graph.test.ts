import { expect, it } from 'vitest';
import { flowNodes } from '../../lib/core/draft.ts';
import { replyFlow } from './flow.ts';

it('the reply flow has every node once, in the order that people are told', () => {
  expect(replyFlow.map(({ name }) => name)).toEqual(flowNodes);
});

it('every node reads only from nodes before it', () => {
  const known = new Set<string>(['request']);
  for (const { name, from } of replyFlow) {
    for (const source of from) expect(known).toContain(source);
    known.add(name);
  }
});
