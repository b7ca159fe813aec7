import './approval-card.css';
import type { Proposal } from '../../lib/core/proposal.ts';
import type { ShownProposal } from '../../lib/core/shown-proposal.ts';
import { SourceList } from '../draft/citation.tsx';
import { Button } from '../ui/button.tsx';
import { Digest } from '../ui/digest.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Age, Countdown } from '../ui/time.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { ApprovalProgress } from './approval-progress.tsx';
import { approveLabel } from './approve-label.ts';
import { CardChange } from './card-change.tsx';

export interface ApprovalCardProps {
  proposal: ShownProposal;
  /** What the open page shows for fields of this record, by field id; empty when another record is open. */
  pageValues: ReadonlyMap<string, string>;
  /** Why this person cannot decide it. */
  refused: string | null;
  /** Why they cannot approve it, though they may reject or edit it. */
  notApprovable: string | null;
  sending: boolean;
  problem: string | null;
  onApprove: () => void;
  onEdit: () => void;
  onReject: () => void;
  onOpenSource: (sourceId: string) => void;
}

/** All that the seal covers, and the ways to decide it. */
export const ApprovalCard = (props: ApprovalCardProps) => {
  const { proposal, pageValues } = props;
  return (
    <article className="approval-card stack" aria-label={`Proposal ${proposal.number}`}>
      <CardHead proposal={proposal} />
      {proposal.warnings.map(warning => (
        <Notice key={warning} tone="warn" title="Take care">
          {warning}
        </Notice>
      ))}
      {proposal.changes.map(change => (
        <CardChange
          key={change.index}
          change={change}
          notShown={change.field !== null && proposal.notShown.fields.includes(change.field)}
          now={change.field === null ? null : (pageValues.get(change.field) ?? null)}
        />
      ))}
      {proposal.evidence.length > 0 && (
        <Disclosure summary={`Evidence: ${proposal.evidence.length} sources`}>
          <SourceList sources={proposal.evidence} onOpen={props.onOpenSource} />
        </Disclosure>
      )}
      {proposal.leftOut.length > 0 && (
        <Disclosure summary={`Left out: ${proposal.leftOut.length}`}>
          <ul className="quiet">
            {proposal.leftOut.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {proposal.notShown.lines > 0 && (
        <p className="quiet row one-line">
          <Icon name="lock" size={12} /> <span>{linesNotShown(proposal.notShown.lines)}</span>
        </p>
      )}
      {props.problem && (
        <Notice tone="bad" live title="Not decided">
          {props.problem}
        </Notice>
      )}
      <ApprovalProgress proposal={proposal} />
      <DecisionBar {...props} />
      <p className="row quiet">
        <Icon name="seal" size={12} />
        <Digest label="seal" value={proposal.seal} /> · policy version {proposal.policyVersion} ·{' '}
        <Countdown until={proposal.expiresAt} />
      </p>
    </article>
  );
};

const linesNotShown = (lines: number): string =>
  `${lines} ${lines === 1 ? 'line' : 'lines'} about fields that your role may not read ${lines === 1 ? 'is' : 'are'} not shown.`;

const CardHead = ({ proposal }: { proposal: Proposal }) => (
  <header>
    <h3>
      {proposal.rollbackOf && 'Undo · '}
      <VisibleText text={proposal.recordTitle} />
    </h3>
    <p className="quiet">
      {`#${proposal.number} · ${proposal.record.system} ${proposal.record.id}`} · asked by{' '}
      {proposal.proposer.name} <Age at={proposal.createdAt} suffix=" ago" />
    </p>
    <p className="approval-reason">
      <span className="quiet">why </span>
      <VisibleText text={proposal.reason} />
    </p>
  </header>
);

const DecisionBar = (props: ApprovalCardProps) => {
  if (props.refused)
    return (
      <p className="approval-refused row one-line">
        <Icon name="lock" /> <span>{props.refused}</span>
      </p>
    );
  const off = props.sending ? 'Sending…' : null;
  return (
    <div className="row decision-bar">
      <Button look="primary" shortcut="a" refused={off ?? props.notApprovable} onPress={props.onApprove}>
        {approveLabel(props.proposal)}
      </Button>
      <Button shortcut="e" refused={off} onPress={props.onEdit}>
        Edit
      </Button>
      <Button look="danger" shortcut="r" refused={off} onPress={props.onReject}>
        Reject…
      </Button>
    </div>
  );
};
