import type { PolicyDraftState } from '../../../lib/core/policy-draft.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

export const stateBadges: Record<PolicyDraftState, { tone: Tone; icon: IconName; word: string }> = {
  open: { tone: 'plain', icon: 'pencil', word: 'being written' },
  'in-review': { tone: 'warn', icon: 'search', word: 'in review' },
  published: { tone: 'good', icon: 'check', word: 'published' },
  discarded: { tone: 'plain', icon: 'cross', word: 'given up' },
};
