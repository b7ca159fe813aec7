import type { GateView } from '../../lib/core/proposal.ts';

const seat = ({ role, count }: GateView['approvals'][number]): string =>
  count === 1 ? `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}` : `${count} × ${role}`;

/** `a lead and 2 × admin`. */
export const seatWords = (approvals: GateView['approvals']): string => approvals.map(seat).join(' and ');

/** Who must agree, in words: `needs a lead`, `needs 2 × lead and an admin`. */
export const gateWords = (gate: GateView): string => {
  switch (gate.gate) {
    case 'informational':
      return 'no approval needed';
    case 'soft':
      return 'you confirm it with your reason';
    case 'hard':
      return `needs ${seatWords(gate.approvals) || 'another person'}`;
  }
};
