import { expect, test } from 'vitest';
import type { GateTier } from '../../../lib/core/policy.ts';
import { gateSentences } from './gate-sentence.ts';

test('gates are told in the order in which they are tried, with who must agree and whether who edits may', () => {
  const hard: GateTier = { when: [], gate: 'hard', approvals: [{ role: 'lead', count: 1 }], because: '' };
  const small: GateTier = { ...hard, when: [{ field: 'amount', atMost: 100 }], editorApproves: true };
  expect(gateSentences([small, hard])).toEqual([
    'If amount is at most 100: 1 × lead must agree; who edits may approve.',
    'Otherwise: 1 × lead must agree.',
  ]);
});
