import type { Proposal, ProposalState } from '../../lib/core/proposal.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { IconName } from '../ui/icon.tsx';
import { gateWords } from './gate-words.ts';

const faces: Record<ProposalState, { tone: Tone; icon: IconName; words: string }> = {
  waiting: { tone: 'plain', icon: 'clock', words: 'waiting' },
  approved: { tone: 'plain', icon: 'arrow', words: 'approved, being written' },
  applied: { tone: 'good', icon: 'check', words: 'written' },
  stale: { tone: 'warn', icon: 'warning', words: 'not written: the record changed' },
  failed: { tone: 'bad', icon: 'cross', words: 'failed' },
  rejected: { tone: 'bad', icon: 'cross', words: 'rejected' },
  expired: { tone: 'warn', icon: 'clock', words: 'expired, so denied' },
  withdrawn: { tone: 'plain', icon: 'undo', words: 'withdrawn' },
  'rolled-back': { tone: 'plain', icon: 'undo', words: 'rolled back' },
};

/** The strictest gate of a proposal decides what it waits for. */
const strictest = ({ changes }: Pick<Proposal, 'changes'>) =>
  changes.find(({ gate }) => gate.gate === 'hard')?.gate ?? changes[0]?.gate;

export const ProposalStateBadge = ({
  proposal,
}: {
  proposal: Pick<Proposal, 'state' | 'changes' | 'stateReason'>;
}) => {
  const { tone, icon, words } = faces[proposal.state];
  const gate = strictest(proposal);
  return (
    <Badge tone={tone} icon={icon} hint={proposal.stateReason ?? undefined}>
      {proposal.state === 'waiting' && gate ? `waiting: ${gateWords(gate)}` : words}
    </Badge>
  );
};
