import type { Proposal } from '../../lib/core/proposal.ts';
import { approvalProgress } from '../../lib/core/requirements.ts';
import { seatWords } from '../proposal/gate-words.ts';
import { Icon } from '../ui/icon.tsx';

/** How far a card has come where several people must agree; nothing where one is enough. */
export const ApprovalProgress = ({
  proposal: { changes, decisions, seal },
}: {
  proposal: Pick<Proposal, 'changes' | 'decisions' | 'seal'>;
}) => {
  const gates = changes.map(({ gate }) => gate);
  const { given, needed, open } = approvalProgress(gates, decisions, seal);
  if (needed < 2) return null;
  const agreed = decisions.filter(made => made.outcome === 'approve' && made.seal === seal);
  return (
    <p className="row one-line">
      <Icon name="seal" size={12} />
      <span>
        {`${given} of ${needed} approvals`}
        {open.length > 0 && `; still needs ${seatWords(open)}`}
        {agreed.length > 0 && (
          <span className="quiet">{` · ${agreed.map(({ by, role }) => `${by.name} (${role})`).join(', ')}`}</span>
        )}
      </span>
    </p>
  );
};
