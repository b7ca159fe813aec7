import { expect, test } from 'vitest';
import type { PointedConversation, ProposedMark } from '../../lib/core/pointing.ts';
import { mapConversation } from './map-conversation.ts';

const aMark = (mark: string, meaning: ProposedMark['meaning']): ProposedMark => ({
  mark,
  meaning,
  count: 1,
  example: 'one that has it',
  counterexample: 'one that has it not',
  why: '',
});

const aThread = (marks: ProposedMark[]): PointedConversation => ({
  kind: 'conversation',
  item: '.message',
  count: 3,
  why: '',
  body: [
    {
      locator: { css: '.words', read: 'text' },
      strategy: 'structure',
      strength: 'fair',
      why: '',
      recommended: true,
    },
  ],
  author: [],
  at: [],
  marks,
  warnings: [],
});

test('what tells internal messages is never guessed, however plain its name: an admin chooses it', () => {
  const pointed = aThread([aMark('.internal-note', 'internal'), aMark('.customer', 'from-customer')]);
  expect(mapConversation('desk', pointed)).toEqual([
    {
      path: ['sites', 'desk', 'conversation'],
      value: { item: '.message', body: { css: '.words', read: 'text' }, fromCustomer: '.customer' },
    },
  ]);
});

test('a thread whose words were not found changes nothing', () => {
  expect(mapConversation('desk', { ...aThread([]), body: [] })).toEqual([]);
});
